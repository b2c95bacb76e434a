using AgeingMonitor.Analytics.Order;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;

namespace AgeingMonitor.Analytics.Evaluation.Falls;

/// <summary>One home of one kit while its recording is played.</summary>
internal sealed class PlayedHome(HomePlan plan, DetectionOptions options)
{
    private readonly List<AlertDraft> raised = [];
    private readonly Dictionary<AlertId, AlertDraft> falls = [];
    private readonly List<long> broken = [];
    private HomeAnalysis? home;
    private KitOrder order = new(new(), new OrderOptions());

    /// <summary>What came of it.</summary>
    public HomeVerdict Verdict => new([.. falls.Values], broken);

    /// <summary>Plays a pack. Whatever goes wrong on the way is counted against it, and the home begins anew.</summary>
    public void Play(Pack pack)
    {
        try
        {
            home ??= new(plan, options);
            order.Offer(pack);
            while (order.TryNext(out var next))
            {
                home.Process(next, raised);
            }

            home.TakeFlags();
            foreach (var alert in raised.Where(alert => alert.Rule == AlertRules.Fall))
            {
                falls.TryAdd(alert.Id, alert);
            }
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            broken.Add(pack.SealedAt.Microseconds);
            (home, order) = (null, new(order.Position, new OrderOptions()));
        }

        raised.Clear();
    }
}
