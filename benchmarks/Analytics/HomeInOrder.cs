using AgeingMonitor.Analytics;
using AgeingMonitor.Analytics.Order;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Testing.Simulations;

namespace AgeingMonitor.Benchmarks.Analytics;

/// <summary>One simulated home whose detectors have watched for some days, and the packs of the days after, in their kit's order.</summary>
internal sealed class HomeInOrder
{
    private readonly HomePlan plan;
    private readonly IReadOnlyList<HomeStatePart> state;
    private readonly List<Pack> dayBefore = [];
    private readonly List<AlertDraft> raised = [];
    private int taken;

    /// <summary>Watches the first days.</summary>
    /// <param name="watchedDays">So many, and one more each time that the detectors are taken up again.</param>
    /// <param name="observations">So many observations follow, exactly.</param>
    /// <param name="incidence">How often things happen; 0 is ordinary life alone.</param>
    public HomeInOrder(int watchedDays, int observations, double incidence)
    {
        var simulation = Simulation.Create(new SimulationOptions { Name = "benchmark", Homes = 1, Days = watchedDays + 40, Seed = 11, Start = new DateOnly(2026, 1, 12), Incidence = incidence });
        plan = simulation.Manifest.Homes[0];
        var order = new KitOrder(new KitPosition(), new OrderOptions());
        var analysis = new HomeAnalysis(plan, new());
        var watchedTo = simulation.During.From + TimeSpan.FromDays(watchedDays);
        var isWatched = false;
        foreach (var pack in InOrder(simulation, order))
        {
            if (pack.SealedAt < watchedTo && !isWatched)
            {
                analysis.Process(pack, raised);
                continue;
            }

            isWatched = true;
            if (pack.SealedAt < watchedTo + TimeSpan.FromDays(1))
            {
                dayBefore.Add(pack);
            }
            else if (Take(pack, observations))
            {
                break;
            }
        }

        state = analysis.Save(new Dictionary<KitId, KitPosition> { [plan.Kits[0].Kit] = order.Position });
        raised.Clear();
    }

    /// <summary>What follows the day before: as many observations as were asked for.</summary>
    public List<Pack> Packs { get; } = [];

    /// <summary>Bytes of the saved state at rest.</summary>
    public int StateBytes => state.Sum(part => part.State.Length);

    /// <summary>Detectors taken up again from the saved state, and a day older.</summary>
    public HomeAnalysis Detectors()
    {
        if (!HomeAnalysis.TryRestore(plan, new(), state, out var analysis, out _))
        {
            throw new InvalidOperationException("The state cannot be read.");
        }

        Play(analysis, dayBefore);
        return analysis;
    }

    /// <summary>Plays packs; how many alerts and entries of the daily list came of them.</summary>
    public int Play(HomeAnalysis analysis, List<Pack> packs)
    {
        var found = 0;
        foreach (var pack in packs)
        {
            analysis.Process(pack, raised);
            found += raised.Count + analysis.TakeFlags().Count;
            raised.Clear();
        }

        return found;
    }

    private static IEnumerable<Pack> InOrder(Simulation simulation, KitOrder order)
    {
        foreach (var (_, pack, _) in simulation.Packs())
        {
            if (pack.Key.Lane != Lane.Tick)
            {
                order.Offer(pack);
                while (order.TryNext(out var next))
                {
                    yield return next;
                }
            }
        }
    }

    /// <summary>Whether there are enough now.</summary>
    private bool Take(Pack pack, int observations)
    {
        var missing = observations - taken;
        taken += pack.Observations.Count;
        Packs.Add(pack.Observations.Count <= missing ? pack : pack with { Observations = [.. pack.Observations.Take(missing)] });
        return pack.Observations.Count >= missing;
    }
}
