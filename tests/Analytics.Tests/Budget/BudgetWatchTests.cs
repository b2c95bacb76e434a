using System.Diagnostics.Metrics;
using AgeingMonitor.Analytics.Budget;
using AgeingMonitor.Analytics.Cluster.Homes;
using AgeingMonitor.Analytics.Order;
using AgeingMonitor.Analytics.Tests.Home;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Analytics.Tests.Budget;

public sealed class BudgetWatchTests
{
    private static readonly BudgetLine Stillness = BudgetLines.Find("alerts:stillness")!;

    /// <summary>By hand: of 0.21 permitted in a week one alert comes by chance in 19 weeks of 100, two in 1.9, three in 0.15.</summary>
    [Theory]
    [InlineData(0, 0.21, false)]
    [InlineData(1, 0.21, false)]
    [InlineData(2, 0.21, false)]
    [InlineData(3, 0.21, true)]
    [InlineData(1, 0, true)]
    [InlineData(14, 8.4, false)]
    [InlineData(17, 8.4, true)]
    public void IsOver_OnlyWhenChanceDoesNotExplainIt(int count, double permitted, bool isOver) =>
        Assert.Equal(isOver, new BudgetStanding(Stillness, 7, count, permitted).IsOver);

    [Fact]
    public void Count_OnManyDays_HoldsTheLast7And28()
    {
        var log = new BudgetLog();
        for (var day = 0; day < 100; day++)
        {
            log.Reach(Day(day));
            if (day % 2 == 0)
            {
                log.Count("alerts:fall", Day(day));
            }
        }

        Assert.Equal(3, log.Of("alerts:fall", 7));
        Assert.Equal(14, log.Of("alerts:fall", 28));
        Assert.Equal(28, log.DaysOf(28));
        Assert.Equal(0, log.Of("alerts:pulse", 28));
        log.Count("alerts:fall", Day(60));
        Assert.Equal(14, log.Of("alerts:fall", 28));
        log.Reach(Day(500));
        Assert.Equal(0, log.Of("alerts:fall", 28));
    }

    [Fact]
    public void Home_ThatIsToldOften_IsOverItsBudget_AndEveryAlertIsRaised()
    {
        var home = NoisyHome();

        var standing = Assert.Single(home.Analysis.Standings(), standing => standing.Line.Name == "vital-sign" && standing.Days == 7);
        Assert.Equal((6, true), (standing.Count, standing.IsOver));
        Assert.Equal(0.05 * 6, standing.Permitted, 9);
        Assert.Equal(6, home.Raised.Count(alert => alert.Rule == "vital-sign"));
    }

    /// <summary>Once, a help call of a kit whose clock was years ahead ended the count of every line.</summary>
    [Fact]
    public void Home_ACallFromTheFuture_MovesNoDayOfTheCount()
    {
        var home = NoisyHome();
        var before = home.Analysis.Standings();
        var ahead = TestHome.Local("2037-01-01 10:00");
        home.Process(new Pack
        {
            Key = new PackKey(TestHome.Kit, 1, Lane.Evt, 1),
            SealedAt = ahead,
            ReceivedAt = TestHome.Local("2026-03-15 10:01"),
            Observations = [new Observation(TestHome.Wrist, Quantities.Help, ahead, ObservedValue.Of(1))],
        });

        Assert.Contains(home.Raised, alert => alert.Rule == "help-call");
        Assert.Equal(before, home.Analysis.Standings().Where(standing => standing.Line.Name != "help-call"));
        Assert.All(home.Analysis.Standings(), standing => Assert.True(standing.Line.Name != "help-call" || standing.Count == 1));
    }

    /// <summary>A kit repeats the suspicion where it confirms, and both may come in one pack: a fall counts with the first that is told of it, whatever that is.</summary>
    [Theory]
    [InlineData("confirmed", 1)]
    [InlineData("suspected confirmed", 1)]
    [InlineData("suspected cancelled confirmed", 1)]
    [InlineData("suspected|suspected confirmed", 1)]
    [InlineData("suspected|confirmed", 1)]
    [InlineData("suspected cancelled|later", 2)]
    public void Home_AFallThatIsNewAndSettledInOnePack_CountsOnce(string packs, int falls)
    {
        var home = new TestHome();
        home.Seal("2026-03-10 10:00");
        var (at, second) = (TestHome.Local("2026-03-10 10:00"), 0);
        foreach (var words in packs.Split('|'))
        {
            var start = words == "later" ? at + TimeSpan.FromHours(1) : at;
            home.Process(new Pack
            {
                Key = new PackKey(TestHome.Kit, 1, Lane.Evt, ++second),
                SealedAt = start + TimeSpan.FromSeconds(30 * second),
                ReceivedAt = start + TimeSpan.FromSeconds(30 * second),
                Clock = new(ClockState.Synced, null),
                Observations = [.. words.Replace("later", "suspected", StringComparison.Ordinal).Split(' ').Select((word, i) => new Observation(TestHome.Wrist, Quantities.Fall, start + TimeSpan.FromSeconds(word == "suspected" ? 0 : 10 + i), ObservedValue.Of(word)))],
            });
            var parts = home.Analysis.Save(new Dictionary<KitId, KitPosition> { [TestHome.Kit] = new(1, 1, 0, 0, 0) });
            Assert.True(HomeAnalysis.TryRestore(TestHome.Plan(), new(), parts, out var restored, out _));
            Assert.Equal(home.Analysis.Standings(), restored.Standings());
        }

        Assert.NotEmpty(home.Of("fall"));
        Assert.Equal(falls, home.Analysis.Standings().Single(standing => standing.Line.Name == "fall" && standing.Days == 7).Count);
    }

    [Fact]
    public void Standings_SavedAndRestored_AreTheSame()
    {
        var home = NoisyHome();
        var parts = home.Analysis.Save(new Dictionary<KitId, KitPosition> { [TestHome.Kit] = new(1, 1, 0, 0, 0) });

        Assert.True(HomeAnalysis.TryRestore(TestHome.Plan(), new(), parts, out var restored, out _));

        Assert.Equal(home.Analysis.Standings(), restored.Standings());
    }

    [Fact]
    public void Metrics_NameOnlyHomesThatAreOver_AndForgetThemAgain()
    {
        var (quiet, noisy) = (HomeId.Derive("a quiet home"), HomeId.Derive("a noisy home"));
        BudgetStanding within = new(Stillness, 7, 1, 0.21), over = new(Stillness, 7, 4, 0.21);
        HomesOverBudget.Note(quiet, [within]);

        Assert.Equal([over], HomesOverBudget.Note(noisy, [within with { Days = 28 }, over]));
        Assert.Empty(HomesOverBudget.Note(noisy, [over with { Count = 5 }]));
        var read = Read();
        Assert.DoesNotContain(read, value => value.Home == quiet.Value);
        Assert.Equal(5 / 0.21, Assert.Single(read, value => value.Home == noisy.Value).Value, 9);
        HomesOverBudget.Leave(noisy);
        Assert.DoesNotContain(Read(), value => value.Home == noisy.Value);
    }

    private static List<(string Home, double Value)> Read()
    {
        var read = new List<(string, double)>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, listening) => { if (instrument.Name == "ageing.analytics.budget_used") { listening.EnableMeasurementEvents(instrument); } } };
        listener.SetMeasurementEventCallback<double>((_, value, tags, _) => read.Add(((string)tags[0].Value!, value)));
        listener.Start();
        listener.RecordObservableInstruments();
        return read;
    }

    private static TestHome NoisyHome()
    {
        var home = new TestHome();
        for (var day = 10; day < 16; day++)
        {
            home.See(TestHome.Wrist, Quantities.HeartRate, $"2026-03-{day} 10:00", 140).Seal(TestHome.Local($"2026-03-{day} 10:00"));
        }

        return home;
    }

    private static Instant Day(int day) => new(day * 86_400 * Instant.MicrosecondsPerSecond);
}
