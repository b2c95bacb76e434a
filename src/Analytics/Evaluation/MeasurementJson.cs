using System.Text.Json.Serialization;

namespace AgeingMonitor.Analytics.Evaluation;

/// <summary>Figures as JSON, one object a line.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Measurement))]
public sealed partial class MeasurementJson : JsonSerializerContext;
