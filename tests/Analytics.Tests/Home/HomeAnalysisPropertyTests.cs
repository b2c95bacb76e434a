using AgeingMonitor.Analytics.Order;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using CsCheck;

namespace AgeingMonitor.Analytics.Tests.Home;

public sealed class HomeAnalysisPropertyTests
{
    private const string Seed = "0N0XIzNsQ0O2";
    private static readonly Gen<int> Seeds = Gen.Int[0, int.MaxValue];

    [Fact]
    public void Process_SavedAndRestoredAnywhere_GivesTheSameAlertsAndState() =>
        Seeds.Sample(
            seed =>
            {
                var packs = RandomDay.Make(seed);
                var undisturbed = new List<AlertDraft>();
                var expected = Run(packs, undisturbed, _ => false);

                var random = new Random(seed);
                var raised = new List<AlertDraft>();
                var state = Run(packs, raised, _ => random.Next(20) == 0);

                Assert.NotEmpty(undisturbed);
                Assert.Equal(undisturbed.Select(Words), raised.Select(Words));
                Assert.Equal(expected.Select(part => part.Resident), state.Select(part => part.Resident));
                Assert.All(expected.Zip(state), pair => Assert.Equal(pair.First.State, pair.Second.State));
            },
            seed: Seed,
            iter: 60);

    [Fact]
    public void Process_ShuffledRepeatedAndKilled_RaisesTheSameIds() =>
        Seeds.Sample(
            seed =>
            {
                var packs = RandomDay.Make(seed);
                var undisturbed = new List<AlertDraft>();
                Run(packs, undisturbed, _ => false);

                var raised = new List<AlertDraft>();
                RunKilled(packs, raised, new Random(seed));

                Assert.Equal(undisturbed.Select(draft => draft.Id).ToHashSet(), raised.Select(draft => draft.Id).ToHashSet());
            },
            seed: Seed,
            iter: 60);

    /// <summary>A tick tells of a silence earlier, and changes nothing else.</summary>
    [Fact]
    public void Tick_BetweenPacks_RaisesTheSameIds() =>
        Seeds.Sample(
            seed =>
            {
                var packs = RandomDay.Make(seed);
                var undisturbed = new List<AlertDraft>();
                Run(packs, undisturbed, _ => false);

                var random = new Random(seed);
                var raised = new List<AlertDraft>();
                var analysis = new HomeAnalysis(TestHome.Plan(), new());
                var order = new KitOrder(KitPosition.Start, new());
                foreach (var pack in packs)
                {
                    Deliver(order, analysis, pack, raised);
                    analysis.Tick(pack.SealedAt - TimeSpan.FromSeconds(random.Next(60)), raised);
                    if (analysis.Watermark is { } reached && packs.Find(next => next.SealedAt > reached) is { } following)
                    {
                        analysis.Tick(following.SealedAt - TimeSpan.FromSeconds(1), raised);
                    }
                }

                Assert.Equal(undisturbed.Select(draft => draft.Id).ToHashSet(), raised.Select(draft => draft.Id).ToHashSet());
            },
            seed: Seed,
            iter: 30);

    private static IReadOnlyList<HomeStatePart> Run(List<Pack> packs, List<AlertDraft> raised, Func<Pack, bool> cutAfter)
    {
        var analysis = new HomeAnalysis(TestHome.Plan(), new());
        var order = new KitOrder(KitPosition.Start, new());
        foreach (var pack in packs)
        {
            Deliver(order, analysis, pack, raised);
            if (cutAfter(pack))
            {
                (_, analysis) = Restore(Save(order, analysis));
            }
        }

        return Save(order, analysis);
    }

    /// <summary>Lives of a process: each begins at the snapshot of the life before, which is older than what that life worked on, and gets everything again in another order.</summary>
    private static void RunKilled(List<Pack> packs, List<AlertDraft> raised, Random random)
    {
        var order = new KitOrder(KitPosition.Start, new());
        var analysis = new HomeAnalysis(TestHome.Plan(), new());
        for (var life = 0; life < 4; life++)
        {
            var snapshot = Save(order, analysis);
            var delivered = packs.Concat(packs.Where(_ => random.Next(4) == 0)).ToArray();
            random.Shuffle(delivered);
            var killedAt = life == 3 ? delivered.Length : random.Next(delivered.Length);
            for (var i = 0; i < killedAt; i++)
            {
                Deliver(order, analysis, delivered[i], raised);
                if (random.Next(100) == 0)
                {
                    snapshot = Save(order, analysis);
                }
            }

            if (life < 3)
            {
                (order, analysis) = Restore(snapshot);
            }
        }
    }

    private static void Deliver(KitOrder order, HomeAnalysis analysis, Pack pack, List<AlertDraft> raised)
    {
        order.Offer(pack);
        while (order.TryNext(out var next))
        {
            analysis.Process(next, raised);
        }
    }

    private static IReadOnlyList<HomeStatePart> Save(KitOrder order, HomeAnalysis analysis) => analysis.Save(new Dictionary<KitId, KitPosition> { [TestHome.Kit] = order.Position });

    private static (KitOrder Order, HomeAnalysis Analysis) Restore(IReadOnlyList<HomeStatePart> parts)
    {
        Assert.True(HomeAnalysis.TryRestore(TestHome.Plan(), new(), parts, out var analysis, out var positions));
        return (new KitOrder(positions[TestHome.Kit], new()), analysis);
    }

    private static string Words(AlertDraft draft) => $"{draft.Id} {draft.Rule} {draft.Subject} {draft.EpisodeStart} {draft.RaisedAt} {draft.Summary.English} {string.Join('|', draft.Evidence)}";
}
