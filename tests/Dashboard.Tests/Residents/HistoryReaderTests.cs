using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Dashboard.Residents;
using AgeingMonitor.Dashboard.Tests.World;

namespace AgeingMonitor.Dashboard.Tests.Residents;

public sealed class HistoryReaderTests
{
    private static readonly Instant Now = Instant.From(new DateTimeOffset(2026, 3, 29, 12, 0, 0, TimeSpan.Zero));

    private readonly MemoryStore store = new();
    private readonly MemoryCare care = new(TimeProvider.System);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Read_TwoResidents_KeepsTheirVitalSignsApart()
    {
        var home = care.Add("a1", Homes.TeamA, "1", HomeMode.Live, ("Jeanne", "Martin"), ("Paul", "Martin"));
        Add(home, "watch-0", Quantities.HeartRate, TimeSpan.FromHours(1), 70);
        Add(home, "watch-1", Quantities.HeartRate, TimeSpan.FromHours(1), 90);

        var history = await new HistoryReader(store).ReadAsync(home, home.Residents[1].Resident, ChartRange.Find("24h"), Now, Stop);

        Assert.Equal(90, Assert.Single(Assert.Single(history.Charts).Curve).Mean);
    }

    [Fact]
    public async Task Read_SensorGivenToAnotherPerson_CutsAtTheDayOfTheChange()
    {
        var home = care.Add("a1", Homes.TeamA, "1", HomeMode.Live, ("Jeanne", "Martin"), ("Paul", "Martin"));
        var kit = home.Kits[0].Kit;
        var change = Now - TimeSpan.FromHours(2);
        home = home with
        {
            Sensors =
            [
                new SensorPlacement(kit, SensorId.Parse("watch-0"), null, home.Residents[0].Resident, new TimeRange(Instant.MinValue, change)),
                new SensorPlacement(kit, SensorId.Parse("watch-0"), null, home.Residents[1].Resident, new TimeRange(change, Instant.MaxValue)),
            ],
        };
        Add(home, "watch-0", Quantities.HeartRate, TimeSpan.FromHours(3), 70);
        Add(home, "watch-0", Quantities.HeartRate, TimeSpan.FromHours(1), 90);

        var jeanne = await new HistoryReader(store).ReadAsync(home, home.Residents[0].Resident, ChartRange.Find("24h"), Now, Stop);
        var paul = await new HistoryReader(store).ReadAsync(home, home.Residents[1].Resident, ChartRange.Find("24h"), Now, Stop);

        Assert.Equal([70.0], jeanne.Charts.Single().Curve.Select(b => b.Mean));
        Assert.Equal([90.0], paul.Charts.Single().Curve.Select(b => b.Mean));
    }

    [Fact]
    public async Task Read_Lanes_ShowMovementAndNotItsAbsence()
    {
        var home = care.Add("a1", Homes.TeamA, "1", HomeMode.Live, ("Jeanne", "Martin"));
        Add(home, "kitchen", Quantities.Motion, TimeSpan.FromHours(2), 1);
        Add(home, "kitchen", Quantities.Presence, TimeSpan.FromHours(1), 0);
        // Opened 26 h ago, before the lanes begin, closed 3 h ago; said again an hour later, to show that the sensor lives.
        Add(home, "entrance", Quantities.Contact, TimeSpan.FromHours(26), 1);
        Add(home, "entrance", Quantities.Contact, TimeSpan.FromHours(3), 0);
        Add(home, "entrance", Quantities.Contact, TimeSpan.FromHours(2), 0);
        Add(home, "bedroom", Quantities.RoomTemperature, TimeSpan.FromHours(3), 19);

        var history = await new HistoryReader(store).ReadAsync(home, home.Residents[0].Resident, ChartRange.Find(null), Now, Stop);

        Assert.Equal([RoomKind.Kitchen, RoomKind.Entrance], history.Lanes.Select(l => l.Kind));
        Assert.Equal([Now - TimeSpan.FromHours(2)], history.Lanes[0].Starts);
        Assert.Equal([Now - TimeSpan.FromHours(3)], history.Lanes[1].Starts);
    }

    private void Add(HomePlan home, string sensor, QuantityDefinition quantity, TimeSpan ago, double value) =>
        store.Add(new SeriesKey(home.Kits[0].Kit, SensorId.Parse(sensor), quantity), Now - ago, value);
}
