namespace AgeingMonitor.Analytics.Cluster.Interfaces;

/// <summary>The silences of a kit's sensors, 32 at most, as of the time that the kit's packs have reached; null before the first. While no whole day is known nothing is foretold of sensors that see people. Times are microseconds since 1970 UTC.</summary>
[GenerateSerializer, Immutable, Alias("ageing.kit-silences")]
public sealed record KitSilences([property: Id(0)] long? At, [property: Id(1)] SensorSilenceView[] Sensors, [property: Id(2)] bool IsADayKnown = false);

/// <summary>
/// A sensor that watches a room: when it last saw somebody or reported, from when on its silence counts, whether it has been told and whether enough is known of it to be; what was missed of what is too much (1 and more is too much), and when
/// it would be told if it stays silent and people go about as they do at these hours, null when not within ten days, or not known.
/// </summary>
[GenerateSerializer, Immutable, Alias("ageing.sensor-silence")]
public readonly record struct SensorSilenceView(
    [property: Id(0)] string Sensor, [property: Id(1)] long SpokeAt, [property: Id(2)] long Since, [property: Id(3)] bool IsTold, [property: Id(4)] bool IsLearned, [property: Id(5)] double Share, [property: Id(6)] long? ToldAt);
