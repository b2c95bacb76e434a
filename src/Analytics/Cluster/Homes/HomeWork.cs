using System.Diagnostics;
using AgeingMonitor.Analytics.Order;
using AgeingMonitor.Care;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Analytics.Cluster.Homes;

/// <summary>A home at work: the order of each of its kits, and its analysis. Nothing here waits; between two calls orders and analysis agree, so that both can be saved.</summary>
internal sealed class HomeWork
{
    private readonly OrderOptions orderOptions;
    private readonly Dictionary<KitId, KitOrder> orders = [];
    private long buffered;

    private HomeWork(HomeAnalysis analysis, OrderOptions orderOptions)
    {
        Analysis = analysis;
        this.orderOptions = orderOptions;
    }

    public HomeAnalysis Analysis { get; }

    public IEnumerable<KeyValuePair<KitId, KitOrder>> Orders => orders;

    /// <summary>Packs worked through since the last snapshot that was saved.</summary>
    public int PacksSinceSave { get; private set; }

    /// <summary>Ticks since the last snapshot that was saved which found something: no pack will tell of them again.</summary>
    public int FindsSinceSave { get; private set; }

    /// <summary>Whether there is anything to be saved.</summary>
    public bool IsUnsaved => PacksSinceSave > 0 || FindsSinceSave > 0;

    public bool NeedsCatchUp => orders.Values.Any(order => order.NeedsCatchUp);

    /// <summary>Whether packs are held because an earlier one is missing.</summary>
    public bool IsBlocked => orders.Values.Any(order => order.IsBlocked);

    /// <summary>Restores a home; false when there is no snapshot that can be read, and the home begins at its ledger's start.</summary>
    public static bool Restore(HomePlan plan, HomeSnapshot? snapshot, DetectionOptions detection, OrderOptions order, out HomeWork work)
    {
        HomeStatePart[] parts = [.. snapshot?.Parts.Select(part => new HomeStatePart(part.Resident, part.State)) ?? []];
        var isRestored = HomeAnalysis.TryRestore(plan, detection, parts, out var analysis, out var positions);
        work = new(analysis, order);
        foreach (var (kit, position) in positions)
        {
            work.AddKit(kit, position);
        }

        return isRestored;
    }

    public bool Knows(KitId kit) => orders.ContainsKey(kit);

    /// <summary>Whether packs have been worked on that a tick lies before.</summary>
    public bool IsPast(Pack tick) =>
        tick.After is { } before && orders.TryGetValue(tick.Key.Kit, out var order) && order.Position is var reached
        && (reached.Boot > before.Boot || (reached.Boot == before.Boot && reached.Obs > before.LastObs));

    public void AddKit(KitId kit, KitPosition position) => orders[kit] = new(position, orderOptions);

    public void Offer(Pack pack)
    {
        if (orders[pack.Key.Kit].Offer(pack) == OfferOutcome.Repeat)
        {
            AnalyticsMetrics.Repeats.Add(1);
        }
    }

    /// <summary>Works on packs as long as there is a next one, and no more than <paramref name="room"/> alerts have been found. Whether any pack was worked on.</summary>
    public bool Pump(List<AlertDraft> raised, int room)
    {
        var worked = 0;
        foreach (var order in orders.Values)
        {
            while (raised.Count < room && order.TryNext(out var pack))
            {
                var begun = Stopwatch.GetTimestamp();
                var outcome = Analysis.Process(pack, raised);
                AnalyticsMetrics.DetectionTime.Record(Stopwatch.GetElapsedTime(begun).TotalSeconds);
                if (outcome.Late > 0)
                {
                    AnalyticsMetrics.Late.Add(outcome.Late);
                }

                AnalyticsMetrics.Count(outcome.Artefacts);

                worked++;
            }
        }

        PacksSinceSave += worked;
        AnalyticsMetrics.Packs.Add(worked);
        CountBuffered();
        return worked > 0;
    }

    /// <summary>Lets a time reveal what packs do not say.</summary>
    public void Tick(Instant now, List<AlertDraft> raised)
    {
        if (Analysis.Tick(now, raised))
        {
            FindsSinceSave++;
        }
    }

    /// <summary>Lets time pass for publishers without numbers.</summary>
    public void Release(Instant now)
    {
        foreach (var order in orders.Values)
        {
            order.Release(now);
        }
    }

    /// <summary>Tells that a state taken when so many packs had been worked through, and so much found by ticks, since the last one is saved.</summary>
    public void NoteSaved(int packs, int finds)
    {
        PacksSinceSave -= packs;
        FindsSinceSave -= finds;
    }

    public IReadOnlyList<SnapshotPart> Save() =>
        [.. Analysis.Save(orders.ToDictionary(pair => pair.Key, pair => pair.Value.Position)).Select(part => new SnapshotPart(part.Resident, part.State))];

    /// <summary>Takes the home out of the count of what is held.</summary>
    public void Leave()
    {
        AnalyticsMetrics.Buffered.Add(-buffered);
        buffered = 0;
    }

    private void CountBuffered()
    {
        long now = 0;
        foreach (var order in orders.Values)
        {
            now += order.Buffered;
        }

        if (now != buffered)
        {
            AnalyticsMetrics.Buffered.Add(now - buffered);
            buffered = now;
        }
    }
}
