using System.Text.Json.Serialization;
using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Analytics.Detection.SensorSilence;

/// <summary>What has to be kept of a <see cref="SilentSensor"/> to tell of its end. Times in microseconds since 1970 UTC; names are short because it is saved.</summary>
internal sealed record RaisedSilence(
    [property: JsonPropertyName("k")] SensorClass Class,
    [property: JsonPropertyName("a")] long Start,
    [property: JsonPropertyName("b")] long Since,
    [property: JsonPropertyName("f")] long FoundAt,
    [property: JsonPropertyName("h")] bool IsHeard,
    [property: JsonPropertyName("m")] double Missed,
    [property: JsonPropertyName("l")] double Limit,
    [property: JsonPropertyName("u")] double Usual)
{
    /// <summary>Whether it can be used: what was saved by something else cannot.</summary>
    [JsonIgnore]
    public bool IsWhole => Class is >= 0 and <= SensorClass.Reporter && Start <= Since && Since <= FoundAt && double.IsFinite(Missed) && double.IsFinite(Limit) && double.IsFinite(Usual);

    public static RaisedSilence Of(in SilentSensor silence) => new(
        silence.Class, silence.Start.Microseconds, silence.Since.Microseconds, silence.FoundAt.Microseconds, silence.IsHeard, Math.Round(silence.Missed, 3), Math.Round(silence.Limit, 3), silence.Usual);

    public SilentSensor Of(SensorId sensor) => new(sensor, Class, new(Start), new(Since), new(FoundAt), IsHeard, Missed, Limit, Usual);
}
