using AgeingMonitor.Analytics;
using AgeingMonitor.Analytics.Order;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Capacity;
using AgeingMonitor.Contracts.Flags;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Testing.Recordings;

namespace AgeingMonitor.Testing.Replay;

/// <summary>
/// Plays packs into the detectors alone: no broker, no store, no clock. Each kit's packs are put in its one order first, and what calls for help is raised on receipt too, so the alerts are those of the whole chain. One caller at a time.
/// </summary>
public sealed partial class InProcessPlayer
{
    private readonly IReadOnlyList<HomePlan> plans;
    private readonly Dictionary<KitId, (HomeAnalysis Analysis, KitOrder Order)> kits = [];
    private readonly List<AlertDraft> raised = [];
    private readonly List<DayFlag> flags = [];
    private readonly List<CapacityWeek> weeks = [];
    private readonly Dictionary<AlertId, AlertDraft> alerts = [];
    private readonly Dictionary<AlertId, AlertDraft> immediate = [];

    /// <summary>Homes of which nothing is known yet.</summary>
    public InProcessPlayer(IReadOnlyList<HomePlan> homes, DetectionOptions options)
    {
        ArgumentNullException.ThrowIfNull(homes);
        plans = homes;
        foreach (var home in homes)
        {
            Enter(home, new HomeAnalysis(home, options), new Dictionary<KitId, KitPosition>());
        }
    }

    /// <summary>
    /// Alerts so far, each once with what has become of it, in the order of their first raising at their place in the kit's order; after them what was raised on receipt alone, because an earlier pack is missing or a later one, that knows of the event, is.
    /// </summary>
    public IReadOnlyCollection<AlertDraft> Alerts => [.. alerts.Values, .. immediate.Values.Where(alert => !alerts.ContainsKey(alert.Id))];

    /// <summary>Entries of the daily list so far, as they were found.</summary>
    public IReadOnlyList<DayFlag> Flags => flags;

    /// <summary>A home's detectors and rules; null when it is none of these homes, or has no kit.</summary>
    public HomeAnalysis? Of(HomeId home) => kits.Values.Select(kit => kit.Analysis).FirstOrDefault(analysis => analysis.Plan.Home == home);

    /// <summary>Weeks of intrinsic capacity so far, as they ended.</summary>
    public IReadOnlyList<CapacityWeek> Weeks => weeks;

    /// <summary>Packs that the detectors have worked on.</summary>
    public long Processed { get; private set; }

    /// <summary>Packs that wait for an earlier one, or found no room behind a gap: in a whole recording there are none at the end, but for events that no later pack knows of.</summary>
    public int Waiting => kits.Values.Sum(kit => kit.Order.Buffered + (kit.Order.NeedsCatchUp ? 1 : 0));

    /// <summary>Plays a whole recording at its own time. What it lacks of a kit's numbers is taken as shed, as in every replay.</summary>
    /// <returns>The player after the last message, and why reading stopped before the end, if it did; no player when not even the manifest can be read.</returns>
    public static async Task<(InProcessPlayer? Player, RecordingFault? Fault)> PlayAsync(string path, DetectionOptions options, CancellationToken cancellationToken)
    {
        var (packs, fault) = await RecordedPacks.OpenAsync(path, cancellationToken).ConfigureAwait(false);
        if (packs is null)
        {
            return (null, fault);
        }

        var player = new InProcessPlayer(packs.Homes, options);
        await foreach (var pack in packs.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            player.Play(pack);
        }

        return (player, packs.Fault);
    }

    /// <summary>Plays one message; what is no pack of these homes is passed over.</summary>
    public void Play(RecordedMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (RecordingSummary.DecodeOf(message) is { } pack)
        {
            Play(pack);
        }
    }

    /// <summary>Plays one pack.</summary>
    public void Play(Pack pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        if (!kits.TryGetValue(pack.Key.Kit, out var kit))
        {
            return;
        }

        if (pack.Key.Lane == Lane.Tick)
        {
            kit.Analysis.Tick(pack.SealedAt, raised);
        }
        else
        {
            Keep(immediate, ImmediateAlerts.From(kit.Analysis.Plan, pack));
            kit.Order.Offer(pack);
            while (kit.Order.TryNext(out var next))
            {
                kit.Analysis.Process(next, raised);
                Processed++;
            }

            flags.AddRange(kit.Analysis.TakeFlags());
            weeks.AddRange(kit.Analysis.TakeWeeks());
        }

        Keep(alerts, raised);
        raised.Clear();
    }

    private static void Keep(Dictionary<AlertId, AlertDraft> kept, IEnumerable<AlertDraft> drafts)
    {
        foreach (var alert in drafts)
        {
            if (!kept.TryAdd(alert.Id, alert.Told()))
            {
                kept[alert.Id] = kept[alert.Id].Developed(alert.Development);
            }
        }
    }

    private void Enter(HomePlan home, HomeAnalysis analysis, IReadOnlyDictionary<KitId, KitPosition> positions)
    {
        foreach (var kit in home.Kits.Select(placement => placement.Kit).Distinct())
        {
            kits[kit] = (analysis, new KitOrder(positions.GetValueOrDefault(kit), new OrderOptions()));
        }
    }
}
