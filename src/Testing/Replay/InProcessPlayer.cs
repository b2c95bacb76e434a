using AgeingMonitor.Analytics;
using AgeingMonitor.Analytics.Order;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Testing.Recordings;

namespace AgeingMonitor.Testing.Replay;

/// <summary>
/// Plays packs into the detectors alone: no broker, no store, no clock. Each kit's packs are put in its one order first, so the alerts are those of the whole chain. One caller at a time.
/// </summary>
public sealed class InProcessPlayer
{
    private readonly Dictionary<KitId, (KitId Kit, HomeAnalysis Analysis, KitOrder Order)> kits = [];
    private readonly List<AlertDraft> raised = [];
    private readonly Dictionary<AlertId, AlertDraft> alerts = [];

    /// <summary>Homes of which nothing is known yet.</summary>
    public InProcessPlayer(IReadOnlyList<HomePlan> homes, DetectionOptions options)
    {
        ArgumentNullException.ThrowIfNull(homes);
        foreach (var home in homes)
        {
            var analysis = new HomeAnalysis(home, options);
            foreach (var kit in home.Kits.Select(placement => placement.Kit).Distinct())
            {
                kits[kit] = (kit, analysis, new KitOrder(default, new OrderOptions()));
            }
        }
    }

    /// <summary>Alerts so far, each once, in the order of their first raising.</summary>
    public IReadOnlyCollection<AlertDraft> Alerts => alerts.Values;

    /// <summary>Packs that the detectors have worked on.</summary>
    public long Processed { get; private set; }

    /// <summary>Packs that wait for an earlier one, or found no room behind a gap: in a whole recording there are none at the end.</summary>
    public int Waiting => kits.Values.Sum(kit => kit.Order.Buffered + (kit.Order.NeedsCatchUp ? 1 : 0));

    /// <summary>Size of the detectors' state of all homes when saved, in bytes.</summary>
    public int StateBytes() => kits.Values
        .GroupBy(kit => kit.Analysis, (analysis, group) => analysis.Save(group.ToDictionary(kit => kit.Kit, kit => kit.Order.Position)).Sum(part => part.State.Length))
        .Sum();

    /// <summary>Plays a whole recording at its own time.</summary>
    /// <returns>The player after the last message, and why reading stopped before the end, if it did; no player when not even the manifest can be read.</returns>
    public static async Task<(InProcessPlayer? Player, RecordingFault? Fault)> PlayAsync(string path, DetectionOptions options, CancellationToken cancellationToken)
    {
        var (reader, fault) = await RecordingReader.OpenAsync(path, cancellationToken).ConfigureAwait(false);
        if (reader is null)
        {
            return (null, fault);
        }

        await using (reader.ConfigureAwait(false))
        {
            var player = new InProcessPlayer(reader.Manifest.Homes, options);
            await foreach (var message in reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                player.Play(message);
            }

            return (player, reader.Fault);
        }
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
            kit.Order.Offer(pack);
            while (kit.Order.TryNext(out var next))
            {
                kit.Analysis.Process(next, raised);
                Processed++;
            }
        }

        foreach (var alert in raised)
        {
            alerts.TryAdd(alert.Id, alert);
        }

        raised.Clear();
    }
}
