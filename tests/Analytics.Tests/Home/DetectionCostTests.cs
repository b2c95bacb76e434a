using AgeingMonitor.Analytics.Alerts.PassedThrough;
using AgeingMonitor.Analytics.Order;
using AgeingMonitor.Analytics.Tests.Detection.PulseWave;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Testing.Simulations;

namespace AgeingMonitor.Analytics.Tests.Home;

public sealed class DetectionCostTests
{
    [Fact]
    public void Process_SteadyState_AllocatesNothing()
    {
        var analysis = new HomeAnalysis(TestHome.Plan(), new());
        var raised = new List<AlertDraft>();
        var warmUp = Minutes(1, 100);
        var steady = Minutes(101, 100);
        Play(analysis, warmUp, raised);

        raised.Clear();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Play(analysis, steady, raised);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Empty(raised);
    }

    public static TheoryData<string> Codes => [.. Quantities.All.Where(quantity => !PassedThroughRule.Covers(quantity)).Select(quantity => quantity.Code)];

    /// <summary>Calls for help and falls are left out: each is an alert, which is made anew.</summary>
    [Theory]
    [MemberData(nameof(Codes))]
    public void Process_AnyQuantityInSteadyState_AllocatesNothing(string code)
    {
        var quantity = Quantities.Find(code)!;
        foreach (var value in ValuesOf(quantity))
        {
            var analysis = new HomeAnalysis(TestHome.Plan(), new());
            var raised = new List<AlertDraft>();
            Pack[] Of(int first, int count) => Minutes(first, count, at => [new(TestHome.Wrist, quantity, at, value)]);
            var (warmUp, steady) = (Of(1, 100), new[] { Of(101, 35), Of(136, 35), Of(171, 30) });

            // What is made once in the life of the program is made by another home.
            var other = new HomeAnalysis(TestHome.Plan(), new());
            Play(other, warmUp, raised);
            Array.ForEach(steady, packs => Play(other, packs, raised));
            Play(analysis, warmUp, raised);
            raised.Clear();

            // A collection beside this test may empty the pools of arrays once: what is allocated each time is allocated in all three.
            Assert.Equal(0, steady.Min(packs =>
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                Play(analysis, packs, raised);
                return GC.GetAllocatedBytesForCurrentThread() - before;
            }));
            Assert.Empty(raised);
        }
    }

    /// <summary>Whatever a home's sensors say in ordinary life: only the ends of six hours keep something, and what is found is told.</summary>
    [Fact]
    public void Process_SimulatedHomeAfterTwoWeeks_AllocatesNothingBetweenEndsOfSixHours()
    {
        var simulation = Simulation.Create(new() { Name = "cost", Homes = 1, Days = 17, Seed = 11, Start = new(2026, 1, 12), Incidence = 0 });
        var (plan, order, raised) = (simulation.Manifest.Homes[0], new KitOrder(new(), new()), new List<AlertDraft>());
        var analysis = new HomeAnalysis(plan, new());
        var zone = TimeZoneInfo.FindSystemTimeZoneById(plan.TimeZone);
        var (steadyFrom, observations, quarter) = (simulation.During.From + TimeSpan.FromDays(14), 0, 0);
        foreach (var taped in simulation.Packs().Where(taped => taped.Pack.Key.Lane != Lane.Tick))
        {
            order.Offer(taped.Pack);
            while (order.TryNext(out var pack))
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                analysis.Process(pack, raised);
                var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
                var local = TimeZoneInfo.ConvertTime(pack.SealedAt.ToDateTimeOffset(), zone);
                var now = (local.DayOfYear * 4) + (local.Hour / 6);
                if (pack.SealedAt >= steadyFrom && now == quarter && raised.Count == 0)
                {
                    Assert.True(allocated == 0, $"{allocated} bytes at {local} of {string.Join(", ", pack.Observations.Select(observation => observation.Quantity))}");
                    observations += pack.Observations.Count;
                }

                quarter = now;
                raised.Clear();
            }
        }

        Assert.True(observations > 10_000, $"{observations} observations are not three days.");
    }

    private static IEnumerable<ObservedValue> ValuesOf(QuantityDefinition quantity)
    {
        if (ReferenceEquals(quantity, Quantities.AccelerationWaveform))
        {
            return [Waveform.Create(50, 0.01, 3, [.. Enumerable.Range(0, 150).SelectMany(_ => new short[] { 10, -20, 980 })]).ToValue()];
        }

        if (ReferenceEquals(quantity, Quantities.PulseWaveform))
        {
            return [MadeWave.Even(32), MadeWave.Even(60, 100)];
        }

        return quantity.IsText
            ? [ObservedValue.Of(quantity.Texts.Count > 0 ? quantity.Texts[0] : "text"), ObservedValue.Of(quantity.Texts.Count > 0 ? quantity.Texts[^1] : "another text")]
            : [ObservedValue.Of(Math.Max(quantity.Minimum, -1e6)), ObservedValue.Of(Math.Min(quantity.Maximum, 1e6))];
    }

    private static void Play(HomeAnalysis analysis, Pack[] packs, List<AlertDraft> raised)
    {
        foreach (var pack in packs)
        {
            analysis.Process(pack, raised);
        }
    }

    /// <summary>Every kind of observation that a detector looks at, values outside limits included: their episode is open already.</summary>
    private static Pack[] Minutes(int first, int count) => Minutes(first, count, at => Everything(at, (int)(at.Microseconds / 60_000_000 % 2)));

    private static Observation[] Everything(Instant at, int odd) =>
    [
        new(TestHome.Hall, Quantities.Motion, at, ObservedValue.Of(1)),
        new(TestHome.Door, Quantities.Contact, at, ObservedValue.Of(odd)),
        new(TestHome.Hall, Quantities.Battery, at, ObservedValue.Of(14)),
        new(TestHome.Hall, Quantities.SensorFault, at, ObservedValue.Of(0)),
        new(TestHome.Wrist, Quantities.HeartRate, at, ObservedValue.Of(140)),
        new(TestHome.Wrist, Quantities.OxygenSaturation, at, ObservedValue.Of(97)),
        new(TestHome.Wrist, Quantities.Posture, at, ObservedValue.Of(odd == 0 ? "sitting" : "standing")),
        new(TestHome.Cuff, Quantities.SystolicBloodPressure, at, ObservedValue.Of(80)),
        new(TestHome.Bedroom, Quantities.RoomTemperature, at, ObservedValue.Of(21)),
    ];

    private static Pack[] Minutes(int first, int count, Func<Instant, Observation[]> observe)
    {
        // Between two ends of six hours: there a row is kept, once.
        var start = TestHome.Local("2026-03-10 12:30");
        return [.. Enumerable.Range(first, count).Select(minute =>
        {
            var at = start + TimeSpan.FromMinutes(minute);
            return new Pack
            {
                Key = new(TestHome.Kit, 1, Lane.Obs, minute),
                SealedAt = at,
                ReceivedAt = at,
                Clock = new(ClockState.Synced, null),
                Observations = observe(at),
            };
        })];
    }
}
