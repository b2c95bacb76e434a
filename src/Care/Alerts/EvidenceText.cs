using System.Text.Json;
using System.Text.Json.Serialization;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Care.Alerts;

/// <summary>Evidence as one JSON column. Property names never change their meaning.</summary>
internal static class EvidenceText
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    public static string Write(IEnumerable<Evidence> evidence) =>
        JsonSerializer.Serialize(evidence.Select(e => new Entry(e.Quantity, e.Sensor?.Value, e.MeasuredAt.Microseconds, e.Value, e.LowLimit, e.HighLimit, e.Source)), Options);

    public static IReadOnlyList<Evidence> Read(string json) =>
        [.. JsonSerializer.Deserialize<Entry[]>(json, Options)!.Select(e => new Evidence(
            e.Quantity, e.Sensor is null ? null : SensorId.Parse(e.Sensor), new Instant(e.MeasuredAt), e.Value, e.LowLimit, e.HighLimit, e.Source))];

    private sealed record Entry(string Quantity, string? Sensor, long MeasuredAt, double? Value, double? LowLimit, double? HighLimit, string Source);
}
