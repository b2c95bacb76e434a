using System.Text.Json.Serialization;

namespace AgeingMonitor.Analytics.Detection.Routine;

/// <summary>The model's file as JSON.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, NewLine = "\n", UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(RoutineModel))]
internal sealed partial class RoutineModelJson : JsonSerializerContext;
