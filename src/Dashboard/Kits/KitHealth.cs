using AgeingMonitor.Analytics.Cluster.Interfaces;
using AgeingMonitor.Care.Installation;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Storage;

namespace AgeingMonitor.Dashboard.Kits;

/// <summary>What a technician wants to know of a kit before driving there.</summary>
/// <param name="Told">What the kit last said of itself; null when it never spoke.</param>
/// <param name="Sensors">Its sensors by name: those it says that it has, and those that were heard.</param>
/// <param name="HeardAt">When anything was last heard of the kit; null when nothing ever was.</param>
/// <param name="Board">Latest values of the kit itself: temperature, disk, voltage, uptime.</param>
public sealed record KitHealth(ToldState? Told, IReadOnlyList<SensorHealth> Sensors, Instant? HeardAt, IReadOnlyList<LatestValue> Board)
{
    private static readonly QuantityDefinition[] OfBoard = [Quantities.AgentTemperature, Quantities.DiskFree, Quantities.MemoryFree, Quantities.Undervoltage, Quantities.Uptime];

    /// <summary>When the home's server had come as far as <see cref="SensorHealth.Silence"/> tells; null when it does not tell.</summary>
    public Instant? SilencesAt { get; private init; }

    /// <summary>Whether the home knows a whole day of its own: before that nothing can be said of the days to come.</summary>
    public bool IsADayKnown { get; private init; }

    /// <summary>The same with what the home's detector knows of silences; what concerns most comes first.</summary>
    public KitHealth With(KitSilences? silences)
    {
        var known = (silences?.Sensors ?? []).ToDictionary(silence => silence.Sensor, StringComparer.Ordinal);
        return this with
        {
            SilencesAt = silences?.At is { } at ? new Instant(at) : null,
            IsADayKnown = silences is { IsADayKnown: true },
            Sensors = [.. Sensors.Select(sensor => sensor with { Silence = known.TryGetValue(sensor.Sensor.Value, out var silence) ? silence : null }).OrderByDescending(sensor => sensor.Concern).ThenByDescending(sensor => sensor.Silence?.Share ?? 0)],
        };
    }

    public static KitHealth Of(ToldState? told, IReadOnlyList<LatestValue> latest)
    {
        var board = latest.Where(value => OfBoard.Contains(value.Series.Quantity)).GroupBy(value => value.Series.Quantity).Select(group => group.MaxBy(value => value.MeasuredAt)).OrderBy(value => Array.IndexOf(OfBoard, value.Series.Quantity)).ToList();
        var ofSensors = latest.Where(value => !board.Exists(known => known.Series.Sensor == value.Series.Sensor)).ToLookup(value => value.Series.Sensor);
        var announced = (told?.State.Sensors ?? []).Select(sensor => sensor.Sensor);
        return new(told, [.. ofSensors.Select(group => group.Key).Union(announced).OrderBy(sensor => sensor.Value, StringComparer.Ordinal).Select(sensor => SensorHealth.Of(sensor, [.. ofSensors[sensor]]))], latest.Select(value => (Instant?)value.MeasuredAt).Max(), board);
    }
}

/// <summary>How a sensor is.</summary>
/// <param name="Sensor">Which.</param>
/// <param name="HeardAt">When anything was last heard of it; null when nothing ever was. That it cannot be read is said by the kit, and does not count.</param>
/// <param name="Battery">Charge in percent; null when it does not say.</param>
/// <param name="Link">Quality of its radio link, with the unit of the catalogue; null when it does not say.</param>
/// <param name="InFault">Whether it says that it is faulty.</param>
public sealed record SensorHealth(SensorId Sensor, Instant? HeardAt, double? Battery, double? Link, bool InFault)
{
    public static SensorHealth Of(SensorId sensor, IReadOnlyList<LatestValue> latest) => new(
        sensor,
        latest.Where(value => !ReferenceEquals(value.Series.Quantity, Quantities.SensorFault) && !ReferenceEquals(value.Series.Quantity, Quantities.ReadErrors)).Select(value => (Instant?)value.MeasuredAt).Max(),
        NumberOf(latest, Quantities.Battery),
        NumberOf(latest, Quantities.LinkQuality),
        NumberOf(latest, Quantities.SensorFault) is > 0);

    /// <summary>How long it is silent and may be; null when that is not followed, or not known now.</summary>
    public SensorSilenceView? Silence { get; init; }

    /// <summary>From such a <see cref="SensorSilenceView.Share"/> on a silence is to be watched.</summary>
    public const double WatchedFrom = 0.5;

    /// <summary>Whether its silence is told or to be watched, apart from what it says of itself.</summary>
    public bool IsSilenceOfConcern => Silence is { IsTold: true } or { IsLearned: true, Share: >= WatchedFrom };

    /// <summary>How much a technician should look at it.</summary>
    public SensorConcern Concern =>
        InFault || Silence is { IsTold: true } ? SensorConcern.Now
        : HeardAt is null ? SensorConcern.NeverHeard
        : IsSilenceOfConcern ? SensorConcern.Soon
        : SensorConcern.None;

    private static double? NumberOf(IReadOnlyList<LatestValue> latest, QuantityDefinition quantity) =>
        latest.Where(value => ReferenceEquals(value.Series.Quantity, quantity) && value.Value.IsNumber).Select(value => (double?)value.Value.Number).FirstOrDefault();
}
