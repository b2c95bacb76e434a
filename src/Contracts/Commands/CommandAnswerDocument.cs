using System.Text.Json.Serialization;
using AgeingMonitor.Contracts.Mqtt;

namespace AgeingMonitor.Contracts.Commands;

/// <summary>The JSON of topic <c>res</c>.</summary>
internal sealed record CommandAnswerDocument
{
    public required string Request { get; init; }

    public required string Outcome { get; init; }

    public string? Detail { get; init; }

    public KitDiagnostics? Diagnostics { get; init; }
}

/// <summary>Source-generated, so that a trimmed agent can write it.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, MaxDepth = WireLimits.MaxDepth, AllowDuplicateProperties = false, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(CommandAnswerDocument))]
internal sealed partial class CommandAnswerJson : JsonSerializerContext;
