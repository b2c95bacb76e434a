using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Testing.Recordings.Inspection;

/// <summary>Counts what comes of one kit. One caller at a time.</summary>
internal sealed class KitTally(HomeId home, KitId kit, InspectionOptions options)
{
    private const int MostGaps = 1000;
    private readonly NumberBook numbers = new();
    private readonly CoverageLine coverage = new(options.Gap);
    private readonly Dictionary<ClockState, long> clocks = [];
    private readonly Dictionary<(SensorId Sensor, QuantityDefinition Quantity), (long Count, Instant First, Instant Last)> series = [];
    private long messages, packs, heartbeats, events, observations, undecodable;
    private Instant? firstSeal, lastSeal;
    private TimeSpan? longestDelay;

    /// <summary>A message of whatever channel.</summary>
    public void AddMessage() => messages++;

    /// <summary>A message that cannot be decoded.</summary>
    public void AddUndecodable() => undecodable++;

    /// <summary>A pack of lanes obs or evt; false when it came before.</summary>
    public bool Add(RecordedMessage message, Pack pack)
    {
        clocks[pack.Clock.State] = clocks.GetValueOrDefault(pack.Clock.State) + 1;
        if (!numbers.Add(pack))
        {
            return false;
        }

        packs++;
        events += pack.Key.Lane == Lane.Evt ? 1 : 0;
        heartbeats += pack is { Key.Lane: Lane.Obs, Observations.Count: 0 } ? 1 : 0;
        if (pack.Clock.State != ClockState.Unset)
        {
            firstSeal = Instant.Min(firstSeal ?? pack.SealedAt, pack.SealedAt);
            lastSeal = Instant.Max(lastSeal ?? pack.SealedAt, pack.SealedAt);
        }

        if (pack.Key.Lane == Lane.Obs)
        {
            coverage.Add(pack.SealedAt);
            var delay = message.At - pack.SealedAt;
            longestDelay = longestDelay is { } longest && longest > delay ? longest : delay;
        }

        return true;
    }

    /// <summary>An observation of a pack that came for the first time.</summary>
    public void Add(Observation observation)
    {
        observations++;
        var key = (observation.Sensor, observation.Quantity);
        var (count, first, last) = series.GetValueOrDefault(key, (0, observation.MeasuredAt, observation.MeasuredAt));
        series[key] = (count + 1, Instant.Min(first, observation.MeasuredAt), Instant.Max(last, observation.MeasuredAt));
    }

    public KitInspection ToInspection()
    {
        var hours = firstSeal is { } from && lastSeal is { } to ? (to - from).TotalHours : 0;
        return new KitInspection
        {
            Home = home.Value,
            Kit = kit.Value,
            Messages = messages,
            Packs = packs,
            Heartbeats = heartbeats,
            Events = events,
            Observations = observations,
            FirstSeal = firstSeal,
            LastSeal = lastSeal,
            ObservationsPerHour = PerHour(observations, hours),
            Boots = numbers.Boots,
            NumbersMissing = numbers.Missing,
            NumbersShed = numbers.Shed,
            Resends = numbers.Resends,
            Undecodable = undecodable,
            LongestDelaySeconds = longestDelay?.TotalSeconds,
            ClockStates = clocks.OrderBy(pair => pair.Key).ToDictionary(pair => PackWords.Of(pair.Key), pair => pair.Value),
            Gaps = [.. coverage.Gaps.Take(MostGaps)],
            Series = [.. series
                .Select(pair => new SeriesCount(pair.Key.Sensor.Value, pair.Key.Quantity.Code, pair.Value.Count, pair.Value.First, pair.Value.Last, PerHour(pair.Value.Count, hours)))
                .OrderBy(count => count.Sensor, StringComparer.Ordinal)
                .ThenBy(count => count.Quantity, StringComparer.Ordinal)],
        };
    }

    private static double PerHour(long count, double hours) => hours > 0 ? Math.Round(count / hours, 2) : 0;
}
