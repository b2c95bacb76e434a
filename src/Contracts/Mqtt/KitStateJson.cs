using System.Text.Json.Serialization;

namespace AgeingMonitor.Contracts.Mqtt;

/// <summary>Source-generated, so that a trimmed agent can write it.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, MaxDepth = WireLimits.MaxDepth, AllowDuplicateProperties = false)]
[JsonSerializable(typeof(KitStateDocument))]
internal sealed partial class KitStateJson : JsonSerializerContext;
