using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Storage;

namespace AgeingMonitor.Dashboard.Residents;

/// <summary>
/// Reads lanes and charts from the store. Every series is cut by the dated placements of its sensor: a cuff that went to a neighbour keeps the neighbour's values out,
/// and rooms are the household's, never put down to one person.
/// </summary>
internal sealed class HistoryReader(IObservationStore store)
{
    public static readonly TimeSpan LaneBucket = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LaneLength = TimeSpan.FromHours(24);

    /// <summary>Read before the lanes begin, so that the first change of a state is seen as one.</summary>
    private static readonly TimeSpan LaneLead = TimeSpan.FromHours(24);

    private static readonly (QuantityDefinition Quantity, int Digits)[] Vitals =
    [
        (Quantities.HeartRate, 0), (Quantities.PulseRate, 0), (Quantities.OxygenSaturation, 0), (Quantities.SystolicBloodPressure, 0), (Quantities.DiastolicBloodPressure, 0),
        (Quantities.BodyTemperature, 1), (Quantities.RespiratoryRate, 0), (Quantities.BodyWeight, 1), (Quantities.BodyWater, 1),
    ];

    /// <summary>Up to <paramref name="until"/>: now, or for a replay the recording's own time.</summary>
    public async Task<ResidentHistory> ReadAsync(HomePlan plan, ResidentId resident, ChartRange range, Instant until, CancellationToken cancellationToken)
    {
        var laneRange = new TimeRange(until - LaneLength, until);
        var chartTime = new TimeRange(until - range.Length, until);
        var series = new List<SeriesKey>();
        foreach (var kit in KitsDuring(plan, chartTime))
        {
            series.AddRange(await store.ListSeriesAsync(kit, cancellationToken));
        }

        var lanes = await ReadLanesAsync(plan, series, laneRange, cancellationToken);
        var charts = await ReadChartsAsync(plan, resident, series, range, chartTime, cancellationToken);
        var unheard = await ReadUnheardAsync(plan, chartTime, cancellationToken);
        var lanesUnheard = unheard.Where(g => g.To > laneRange.From).Select(g => new TimeRange(Instant.Max(g.From, laneRange.From), g.To));
        return new ResidentHistory(laneRange, lanes, [.. lanesUnheard], chartTime, charts, unheard);
    }

    private async Task<IReadOnlyList<RoomLane>> ReadLanesAsync(HomePlan plan, IReadOnlyList<SeriesKey> series, TimeRange range, CancellationToken cancellationToken)
    {
        var lanes = new List<RoomLane>();
        foreach (var rooms in plan.Rooms.GroupBy(r => r.Kind).OrderBy(g => LaneOrder(g.Key)))
        {
            var ids = rooms.Select(r => r.Id).ToHashSet();
            var starts = new SortedSet<Instant>();
            var hasSensor = false;
            foreach (var (key, placement) in PlacedSeries(plan, series, range, p => p.Room is { } room && ids.Contains(room)).Where(s => MovementSigns.Tells(s.Series.Quantity)))
            {
                hasSensor = true;
                var lead = new TimeRange(range.From - LaneLead, range.To);
                var windows = await store.AggregateAsync(key, Cut(lead, placement.During), LaneBucket, cancellationToken);
                starts.UnionWith(MovementSigns.In(key.Quantity, windows).Where(start => start + LaneBucket > range.From));
            }

            if (hasSensor)
            {
                lanes.Add(new RoomLane(rooms.Key, [.. starts]));
            }
        }

        return lanes;
    }

    private async Task<IReadOnlyList<VitalChart>> ReadChartsAsync(HomePlan plan, ResidentId resident, IReadOnlyList<SeriesKey> series, ChartRange range, TimeRange time, CancellationToken cancellationToken)
    {
        var own = PlacedSeries(plan, series, time, p => p.Resident == resident).ToArray();
        var charts = new List<VitalChart>();
        foreach (var (quantity, digits) in Vitals)
        {
            var parts = new List<Bucket>();
            foreach (var (key, placement) in own.Where(s => s.Series.Quantity == quantity))
            {
                parts.AddRange(await store.AggregateAsync(key, Cut(time, placement.During), range.Bucket, cancellationToken));
            }

            if (parts.Count > 0)
            {
                charts.Add(new VitalChart(quantity, digits, Buckets.Merge(parts, range.Bucket), Buckets.Merge(parts, range.Row)));
            }
        }

        return charts;
    }

    private async Task<IReadOnlyList<TimeRange>> ReadUnheardAsync(HomePlan plan, TimeRange range, CancellationToken cancellationToken)
    {
        var ledger = new List<LedgerEntry>();
        foreach (var placement in plan.Kits.Where(k => k.During.From < range.To && k.During.To > range.From))
        {
            await foreach (var entry in store.ReadLedgerAsync(placement.Kit, Cut(range, placement.During), cancellationToken))
            {
                ledger.Add(entry);
            }
        }

        return Coverage.Unheard(ledger, range);
    }

    private static IEnumerable<(SeriesKey Series, SensorPlacement Placement)> PlacedSeries(HomePlan plan, IReadOnlyList<SeriesKey> series, TimeRange range, Func<SensorPlacement, bool> wanted) =>
        from placement in plan.Sensors
        where wanted(placement) && placement.During.From < range.To && placement.During.To > range.From
        from key in series
        where key.Kit == placement.Kit && key.Sensor == placement.Sensor
        select (key, placement);

    private static IEnumerable<KitId> KitsDuring(HomePlan plan, TimeRange range) =>
        plan.Kits.Where(k => k.During.From < range.To && k.During.To > range.From).Select(k => k.Kit).Distinct();

    private static TimeRange Cut(TimeRange range, TimeRange limits) => new(Instant.Max(range.From, limits.From), Instant.Min(range.To, limits.To));

    /// <summary>As a day goes: bed, bath, kitchen, living, hall, door.</summary>
    private static int LaneOrder(RoomKind kind) => kind == RoomKind.Other ? int.MaxValue : (int)kind;
}
