using AgeingMonitor.Analytics.Order;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Capacity;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Analytics.Tests.Home;

/// <summary>Weeks of a whole home: from packs to what is kept.</summary>
public sealed class CapacityWeeksTests
{
    private static readonly SensorId Scale = SensorId.Parse("scale");

    [Fact]
    public void Process_ThreeWeeks_TellsOfEachOnceOfTheOnlyResidentAndRaisesNothingOfIt()
    {
        var home = Live(new TestHome(), 22);

        var weeks = home.Analysis.TakeWeeks();

        Assert.Equal([new DateOnly(2026, 3, 2), new DateOnly(2026, 3, 9), new DateOnly(2026, 3, 16)], weeks.Select(week => week.Monday));
        Assert.All(weeks, week => Assert.Equal((TestHome.Id, AlertSubject.Of(TestHome.Resident)), (week.Home, week.Subject)));
        Assert.Equal(70.5, weeks[1].Readings.Single(reading => reading.Measure == "weight").Value!.Value, 3);
        Assert.Equal(7, weeks[1].Readings.Single(reading => reading.Measure == "room-changes").Days);
        Assert.Empty(home.Analysis.TakeWeeks());
    }

    [Fact]
    public void Process_TwoResidents_AreAHouseholdWhoseScaleIsNobodys()
    {
        var plan = TestHome.Plan();
        var home = Live(new TestHome(plan with { Residents = [.. plan.Residents, new Residency(ResidentId.Derive("second"), TimeRange.Always)] }), 8);

        var week = Assert.Single(home.Analysis.TakeWeeks());

        Assert.Equal(AlertSubject.Household, week.Subject);
        Assert.DoesNotContain(week.Readings, reading => reading.Measure == "weight");
    }

    [Fact]
    public void Process_HomeThatIsNotFollowed_TellsNothing()
    {
        var home = Live(new TestHome(TestHome.Plan() with { Open = new TimeRange(TestHome.Local("2026-06-01 00:00"), Instant.MaxValue) }), 8);

        Assert.Empty(home.Analysis.TakeWeeks());
    }

    [Fact]
    public void Process_SavedAndRestoredAnywhere_TellsTheSameWeeks()
    {
        var packs = Live(new TestHome(), 16).Packs;
        var expected = Run(packs, every: int.MaxValue);

        Assert.Equal(2, expected.Count);
        Assert.Equal(Words(expected), Words(Run(packs, every: 37)));
    }

    private static List<CapacityWeek> Run(List<Pack> packs, int every)
    {
        var weeks = new List<CapacityWeek>();
        var analysis = new HomeAnalysis(TestHome.Plan(), new());
        for (var i = 0; i < packs.Count; i++)
        {
            analysis.Process(packs[i], []);
            weeks.AddRange(analysis.TakeWeeks());
            if (i % every == every - 1)
            {
                Assert.True(HomeAnalysis.TryRestore(TestHome.Plan(), new(), analysis.Save(new Dictionary<KitId, KitPosition> { [TestHome.Kit] = new(1, 1, 0, 0, 0) }), out analysis, out _));
            }
        }

        return weeks;
    }

    private static IEnumerable<string> Words(IEnumerable<CapacityWeek> weeks) => weeks.Select(week => $"{week.Monday:O} {week.Subject.Value} {string.Join(' ', week.Readings)}");

    /// <summary>Days from Monday 2 March 2026 on: a pack every half an hour, ways between bedroom and hall by day, a weighing each morning.</summary>
    private static TestHome Live(TestHome home, int days)
    {
        for (var half = 0; half < days * 48; half++)
        {
            var at = TestHome.Local("2026-03-02 00:00") + TimeSpan.FromMinutes(30 * half);
            if (half % 48 is > 14 and < 44)
            {
                home.See(TestHome.Bedroom, Quantities.Motion, at - TimeSpan.FromSeconds(60)).See(TestHome.Hall, Quantities.Motion, at - TimeSpan.FromSeconds(55 - (half % 3)));
            }

            if (half % 48 == 15)
            {
                home.See(Scale, Quantities.BodyWeight, at - TimeSpan.FromSeconds(20), 70.5);
            }

            home.Seal(at);
        }

        return home;
    }
}
