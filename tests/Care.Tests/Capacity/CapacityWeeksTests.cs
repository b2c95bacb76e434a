using AgeingMonitor.Care.Tests.Engines;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Capacity;
using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Care.Tests.Capacity;

public abstract class CapacityWeeksTests(TestEngine engine) : CareSuite(engine)
{
    private static readonly HomeId Home = Plans.Home("a").Home;
    private static readonly AlertSubject Resident = AlertSubject.Of(ResidentId.Derive("a first"));
    private static readonly DateOnly Monday = new(2026, 2, 23);

    private ICapacityWeeks Weeks => Care.Get<ICapacityWeeks>();

    [Fact]
    public async Task Add_Weeks_ComeBackInOrderAsTheyWere()
    {
        var trend = new CapacityTrend(12, -0.25, -0.5, 0.125, -3.5, 2.75);
        await Weeks.AddAsync(Week(Monday, new CapacityReading("room-to-room-time", 103.5, 1.25, 7, trend), new CapacityReading("weight", null, null, 0, null)), Token);
        await Weeks.AddAsync(Week(Monday.AddDays(-7), new CapacityReading("meals", 2.5, 0, 6, null)), Token);
        await Weeks.AddAsync(Week(Monday, new CapacityReading("meals", 1, 0, 6, null)) with { Subject = AlertSubject.Household }, Token);
        await Weeks.AddAsync(Week(Monday, new CapacityReading("meals", 1, 0, 6, null)) with { Home = HomeId.Derive("b") }, Token);

        var read = await Weeks.ListAsync(Home, Resident, DateOnly.MinValue, Token);

        Assert.Equal([Monday.AddDays(-7), Monday], read.Select(week => week.Monday));
        Assert.Equal([new CapacityReading("room-to-room-time", 103.5, 1.25, 7, trend), new CapacityReading("weight", null, null, 0, null)], read[1].Readings);
        Assert.True(read[1].Readings[0].Trend!.IsChange);
        Assert.Equal(Monday, Assert.Single(await Weeks.ListAsync(Home, Resident, Monday, Token)).Monday);
    }

    [Fact]
    public async Task Add_OfTwoKits_TheOneWithMoreDaysStays()
    {
        await Weeks.AddAsync(Week(Monday, new CapacityReading("meals", 2, 0, 5, null)), Token);
        await Weeks.AddAsync(Week(Monday, new CapacityReading("meals", 3, 0, 7, null)), Token);
        await Weeks.AddAsync(Week(Monday, new CapacityReading("meals", 1, 0, 3, null)), Token);
        await Weeks.AddAsync(Week(Monday, new CapacityReading("meals", 3, 0, 7, null)), Token);

        Assert.Equal(new CapacityReading("meals", 3, 0, 7, null), Assert.Single(Assert.Single(await Weeks.ListAsync(Home, Resident, Monday, Token)).Readings));
    }

    private static CapacityWeek Week(DateOnly monday, params CapacityReading[] readings) => new() { Home = Home, Subject = Resident, Monday = monday, Readings = readings };

    public sealed class OnSqlite() : CapacityWeeksTests(new SqliteTestEngine());

    public sealed class OnPostgres(PostgresServer server) : CapacityWeeksTests(server);
}
