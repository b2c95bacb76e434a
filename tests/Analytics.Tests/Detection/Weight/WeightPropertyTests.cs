using AgeingMonitor.Analytics.Detection.Weight;
using AgeingMonitor.Analytics.Order;
using AgeingMonitor.Analytics.Tests.Home;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Flags;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using CsCheck;

namespace AgeingMonitor.Analytics.Tests.Detection.Weight;

/// <summary>A home whose resident weighs at random, whatever the values are.</summary>
public sealed class WeightPropertyTests
{
    private const string Seed = "0N0XIzNsQ0O2";
    private static readonly Gen<int> Seeds = Gen.Int[0, int.MaxValue];

    [Fact]
    public void Garbage_NeverThrows() =>
        Gen.Select(Gen.Double, Gen.Int[-500, 40_000]).Array[0, 60].Sample(values =>
        {
            double[] odd = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0, -64, double.Epsilon, double.MaxValue];
            var detector = new WeightDetector(new());
            var found = new List<WeightFinding>();
            foreach (var (value, hours) in values.SelectMany(pair => new[] { pair, (odd[Math.Abs(pair.Item2) % odd.Length], pair.Item2 + 1) }))
            {
                var at = TestHome.Local("2026-03-01 08:00") + TimeSpan.FromHours(hours);
                detector.Observe(TestHome.Wrist, at, at.ToDateTimeOffset().UtcDateTime, value, found);
            }
        });

    [Fact]
    public void SavedAndRestoredAnywhere_GivesTheSameAlertsAndEntries() =>
        Seeds.Sample(
            seed =>
            {
                var packs = Weighings(seed);
                var (undisturbed, listed) = Run(packs, _ => false);
                var random = new Random(seed);
                var (raised, entries) = Run(packs, _ => random.Next(4) == 0);

                Assert.Equal(undisturbed.Select(draft => (draft.Id, draft.Summary)), raised.Select(draft => (draft.Id, draft.Summary)));
                Assert.Equal(listed.Select(flag => (flag.During, flag.Score, flag.Reasons[0])), entries.Select(flag => (flag.During, flag.Score, flag.Reasons[0])));
            },
            seed: Seed,
            iter: 60);

    [Fact]
    public void ValuesOfOneInstant_InEitherOrder_AreHeldAlike() =>
        Seeds.Sample(
            seed =>
            {
                var packs = Weighings(seed).ConvertAll(pack => pack with { Observations = [.. pack.Observations, .. pack.Observations] });
                var turned = packs.ConvertAll(pack => pack with { Observations = [.. pack.Observations.Reverse()] });

                Assert.Equal(Run(packs, _ => false).Raised.Select(draft => draft.Id), Run(turned, _ => false).Raised.Select(draft => draft.Id));
            },
            seed: Seed,
            iter: 30);

    [Fact]
    public void Runs_OfRandomWeights_TellOfSomething() => Assert.NotEmpty(Enumerable.Range(0, 20).SelectMany(seed => Run(Weighings(seed), _ => false).Raised));

    /// <summary>Weighings of 120 days: noise, days without, second weighings, guests, gains and losses.</summary>
    private static List<Pack> Weighings(int seed)
    {
        var random = new Random(seed);
        var packs = new List<Pack>();
        var weight = 55.0 + random.Next(30);
        for (var day = 0; day < 120; day++)
        {
            weight += random.Next(25) == 0 ? 2.6 : random.Next(25) == 0 ? -2 : 0;
            for (var i = random.Next(3); i > 0; i--)
            {
                var value = random.Next(15) == 0 ? 40 + (50 * random.NextDouble()) : weight + random.NextDouble() - 0.5;
                packs.Add(Weighed(packs.Count + 1, TestHome.Local("2026-02-01 08:00") + TimeSpan.FromDays(day) - TimeSpan.FromMinutes(20 * i), Math.Round(value, 1)));
            }
        }

        return packs;
    }

    private static (List<AlertDraft> Raised, List<DayFlag> Listed) Run(List<Pack> packs, Func<Pack, bool> cutAfter)
    {
        var (raised, listed) = (new List<AlertDraft>(), new List<DayFlag>());
        var analysis = new HomeAnalysis(TestHome.Plan(), new());
        foreach (var pack in packs)
        {
            analysis.Process(pack, raised);
            listed.AddRange(analysis.TakeFlags());
            if (cutAfter(pack))
            {
                var parts = analysis.Save(new Dictionary<KitId, KitPosition> { [TestHome.Kit] = new(1, 1, 0, 0, 0) });
                Assert.True(HomeAnalysis.TryRestore(TestHome.Plan(), new(), parts, out analysis, out _));
            }
        }

        return ([.. raised.Where(draft => draft.Rule == AlertRules.Weight)], [.. listed.Where(flag => flag.Detector == "weight")]);
    }

    private static Pack Weighed(long sequence, Instant at, double kilograms) => new()
    {
        Key = new(TestHome.Kit, 1, Lane.Obs, sequence),
        SealedAt = at,
        ReceivedAt = at,
        Clock = new(ClockState.Synced, null),
        Observations = [new(TestHome.Wrist, Quantities.BodyWeight, at, ObservedValue.Of(kilograms))],
    };
}
