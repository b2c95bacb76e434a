using System.Text.Json.Serialization;

namespace AgeingMonitor.Edge.Agent.Status;

/// <summary>The JSON of the status file.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, WriteIndented = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(KitStatus))]
internal sealed partial class KitStatusJson : JsonSerializerContext;
