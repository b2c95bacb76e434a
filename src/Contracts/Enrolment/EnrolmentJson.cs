using System.Text.Json.Serialization;
using AgeingMonitor.Contracts.Mqtt;

namespace AgeingMonitor.Contracts.Enrolment;

/// <summary>JSON of enrolment, source-generated, so that a trimmed agent can read and write it.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, MaxDepth = WireLimits.MaxDepth, AllowDuplicateProperties = false)]
[JsonSerializable(typeof(EnrolmentRequest))]
[JsonSerializable(typeof(RenewalRequest))]
[JsonSerializable(typeof(EnrolmentAnswer))]
[JsonSerializable(typeof(EnrolmentRefusal))]
public sealed partial class EnrolmentJson : JsonSerializerContext;
