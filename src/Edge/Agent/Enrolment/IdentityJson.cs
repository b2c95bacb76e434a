using System.Text.Json.Serialization;

namespace AgeingMonitor.Edge.Agent.Enrolment;

/// <summary>JSON of the identity's files.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ServerAddress))]
internal sealed partial class IdentityJson : JsonSerializerContext;
