using System.Text.Json.Serialization;
using AgeingMonitor.Analytics.Detection.Packing;
using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Analytics.Detection.SensorSilence;

/// <summary>What the detector remembers; times in minutes since 1970 UTC. One mutable value, saved as it is: about 120 bytes a sensor, and two for each pair of sensors that see people, packed.</summary>
internal sealed class SensorSilenceState
{
    /// <summary>Every sensor that is followed, in the order in which they were first heard; those that see people have a <see cref="SensorMemory.Seer"/>.</summary>
    public List<SensorMemory> Sensors { get; set; } = [];

    /// <summary>How often, of the last ways to each sensor (column), each other one (row) spoke on the way, in halves of two bytes: times it did, times looked at. Row-major, <see cref="SensorSilenceDetector.MostSeers"/> wide.</summary>
    [JsonConverter(typeof(PackedBytesConverter))]
    public byte[] Ways { get; set; } = [];

    /// <summary>The same of corridors, by where the way began too (<see cref="CrossingTable"/>); empty while there is no corridor. Forgotten as a whole when a sensor is moved or gives its place away.</summary>
    [JsonConverter(typeof(PackedBytesConverter))]
    public byte[] Crossings { get; set; } = [];

    /// <summary>The sensor that spoke last, and the last other one before it, as places in <see cref="Ways"/>; null when nothing can follow from them.</summary>
    public int? Last { get; set; }

    /// <inheritdoc cref="Last"/>
    public int? Before { get; set; }

    /// <summary>When they spoke last, in seconds.</summary>
    public long LastAt { get; set; }

    /// <inheritdoc cref="LastAt"/>
    public long BeforeAt { get; set; }

    /// <summary>Nothing before counts: the kit was silent or the home not watched.</summary>
    public long From { get; set; }

    /// <summary>The local day up to which what was usual has faded.</summary>
    public int Day { get; set; }

    /// <summary>When people go about: ways in each local hour of an ordinary day.</summary>
    public DayShape Shape { get; set; } = new();

    /// <summary>Whether it can be used: what was saved by something else cannot.</summary>
    [JsonIgnore]
    public bool IsWhole
    {
        get
        {
            if (Sensors is null || Ways is null || Crossings is null || Shape is not { IsWhole: true })
            {
                return false;
            }

            var seers = Sensors.Count(sensor => sensor?.Seer is not null);
            if (Sensors.Any(sensor => sensor is null || !SensorId.TryParse(sensor.Name, out _) || !(sensor.Room is null || RoomId.TryParse(sensor.Room, out _)) || !(sensor.Missed >= 0) || !(sensor.Usual >= 0) || !(sensor.ADay >= 0) || !(sensor.Today >= 0) || sensor.Raised is { IsWhole: false } || sensor.Class is < 0 or > SensorClass.Reporter || sensor.Seer is null != sensor.Class is SensorClass.Reporter)
                || Sensors.Select(sensor => sensor.Name).Distinct(StringComparer.Ordinal).Count() != Sensors.Count
                || !Sensors.Select(sensor => sensor.Seer).OfType<int>().Order().SequenceEqual(Enumerable.Range(0, seers)))
            {
                return false;
            }

            return AreCounts(Ways) && AreCounts(Crossings) && Crossings.Length is 0 or CrossingTable.Length && seers <= SensorSilenceDetector.MostSeers && Sensors.Count <= SensorSilenceDetector.MostSensors
                && (Ways.Length == SensorSilenceDetector.WaysLength || (Ways.Length == 0 && seers == 0))
                && !(Last >= seers) && !(Before >= seers) && !(Last < 0) && !(Before < 0);
        }
    }

    private static bool AreCounts(byte[] halves)
    {
        for (var i = 0; i < halves.Length - 1; i += 2)
        {
            if (halves[i] > halves[i + 1])
            {
                return false;
            }
        }

        return true;
    }
}
