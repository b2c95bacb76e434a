using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Testing.Scenarios;
using static AgeingMonitor.Testing.Tests.Homes.TestHomes;

namespace AgeingMonitor.Testing.Tests.Homes;

public sealed class HomeAndSensorHappeningTests
{
    [Fact]
    public void Visitors_OpenTheDoorAndFillTheLivingRoom()
    {
        var home = Quiet(Happens(HappeningKinds.Visitors, 14, 17) with { Amount = 4 });

        Assert.Contains(Of(home, 14, 14.01, Quantities.Contact, "front-door"), o => o.Value.Number == 1);
        Assert.Contains(Of(home, 17, 17.01, Quantities.Contact, "front-door"), o => o.Value.Number == 1);
        Assert.True(Of(home, 14, 17, Quantities.Motion, "living").Count > Of(Quiet(), 14, 17, Quantities.Motion, "living").Count + 30);
        Assert.True(Of(home, 16.5, 17, Quantities.Co2, "living").Max(o => o.Value.Number) > 1500);
    }

    [Fact]
    public void Visitors_WhoComeWhileTheResidentIsOut_ComeInWithTheResident()
    {
        var home = Quiet(Happens(HappeningKinds.Outing, 10, 12), Happens(HappeningKinds.Visitors, 11, 14) with { Amount = 4 });

        Assert.DoesNotContain(home.Between(At(10.01), At(12)), o => o.Quantity == Quantities.Motion || o.Quantity == Quantities.Contact);
        Assert.True(Of(home, 12, 14, Quantities.Motion, "living").Count > Of(Quiet(), 12, 14, Quantities.Motion, "living").Count + 15);
    }

    [Fact]
    public void Pet_SetsOffMotionWhileTheResidentIsOut()
    {
        var outing = Happens(HappeningKinds.Outing, 8.5, 16.5);

        Assert.Empty(Of(Quiet(outing), 8.6, 16.5, Quantities.Motion));
        Assert.InRange(Of(Quiet(outing, Happens(HappeningKinds.Pet, 0, 24) with { Amount = 6 }), 8.6, 16.5, Quantities.Motion).Count, 25, 70);
    }

    [Fact]
    public void Climate_RoomsDriftToItAndBack()
    {
        var home = Quiet(Happens(HappeningKinds.Climate, 10, 58));

        Assert.InRange(Of(home, 9, 10, Quantities.RoomTemperature, "living").Max(o => o.Value.Number), 15, 25);
        Assert.InRange(Mean(Of(home, 56, 58, Quantities.RoomTemperature, "living")), 31, 34);
        Assert.InRange(Mean(Of(home, 100, 102, Quantities.RoomTemperature, "living")), 16, 25);
    }

    [Fact]
    public void PowerCut_SilencesWhatIsPluggedIn()
    {
        var home = Quiet(Happens(HappeningKinds.PowerCut, 10, 16));

        Assert.DoesNotContain(home.Between(At(10), At(16)), o => o.Sensor.Value is "stove" or "kettle" or "television" or "living-radar");
        Assert.NotEmpty(Of(home, 10, 16, Quantities.Motion));
        Assert.NotEmpty(Of(home, 16, 18, Quantities.Power));
    }

    [Fact]
    public void BatteryLow_FallsFromItsAmountAndIsChangedAtTheEnd()
    {
        var battery = Of(Quiet(Happens(HappeningKinds.BatteryLow, 15, 15 + 96) with { Sensor = Sensor("hall"), Amount = 12 }), 0, 240, Quantities.Battery, "hall");

        Assert.Equal(12, battery.Single(o => o.MeasuredAt == At(15)).Value.Number);
        Assert.All(battery.Where(o => o.MeasuredAt > At(15) && o.MeasuredAt < At(111)), o => Assert.InRange(o.Value.Number, 0, 12));
        Assert.Equal(100, battery.Single(o => o.MeasuredAt == At(111)).Value.Number);
        Assert.All(battery.Where(o => o.MeasuredAt > At(111)), o => Assert.InRange(o.Value.Number, 95, 100));
    }

    [Fact]
    public void SensorDead_SaysNothingAtAll()
    {
        var home = Quiet(Happens(HappeningKinds.SensorDead, 10, 34) with { Sensor = Sensor("kitchen") });

        Assert.DoesNotContain(home.Between(At(10), At(34)), o => o.Sensor.Value == "kitchen");
        Assert.Equal(Quiet().Between(At(10), At(34)).Where(o => o.Sensor.Value != "kitchen"), home.Between(At(10), At(34)));
    }

    [Fact]
    public void SensorFault_SaysSoAndNothingElse()
    {
        var home = Quiet(Happens(HappeningKinds.SensorFault, 10, 16) with { Sensor = Sensor("kitchen") });

        Assert.Equal([(Quantities.SensorFault, At(10), 1.0)], home.Between(At(10), At(16)).Where(o => o.Sensor.Value == "kitchen").Select(o => (o.Quantity, o.MeasuredAt, o.Value.Number)));
        Assert.Equal(0, Of(home, 16, 16.01, Quantities.SensorFault).Single().Value.Number);
    }

    [Fact]
    public void SensorStuck_RepeatsItsLastValueOrKeepsFiring()
    {
        var stuck = Quiet(Happens(HappeningKinds.SensorStuck, 10, 34) with { Sensor = Sensor("kitchen") });
        var before = Of(Quiet(), 0, 10, Quantities.RoomTemperature, "kitchen")[^1].Value;

        Assert.All(Of(stuck, 10, 34, Quantities.RoomTemperature, "kitchen"), o => Assert.Equal(before, o.Value));
        Assert.InRange(Of(stuck, 10, 34, Quantities.RoomTemperature, "kitchen").Count, 280, 290);
        Assert.InRange(Of(stuck, 10, 34, Quantities.Motion, "kitchen").Count, 1430, 1441);
    }

    [Fact]
    public void SensorStuck_ContactOfADoor_NeverSaysOpen() =>
        Assert.DoesNotContain(Of(Quiet(Happens(HappeningKinds.SensorStuck, 4, 28) with { Sensor = Sensor("fridge-door") }), 4, 28, Quantities.Contact, "fridge-door"), o => o.Value.Number == 1);

    [Theory]
    [InlineData("hall", 120)]
    [InlineData("fridge-door", 240)]
    public void SensorChatter_FiresAsOftenAsSaid(string sensor, int expected)
    {
        var quantity = sensor == "hall" ? Quantities.Motion : Quantities.Contact;
        var chatter = Happens(HappeningKinds.SensorChatter, 26, 27) with { Sensor = Sensor(sensor) };

        Assert.InRange(Of(Quiet(chatter), 26, 27, quantity, sensor).Count - Of(Quiet(), 26, 27, quantity, sensor).Count, expected - 2, expected);
    }

    [Fact]
    public void SensorMisses_SaysAboutItsShare()
    {
        var missing = Quiet(Happens(HappeningKinds.SensorMisses, 0, 24 * 7) with { Sensor = Sensor("kitchen"), Amount = 0.5 });
        var (seen, usual) = (Of(missing, 0, 24 * 7, Quantities.Motion, "kitchen").Count, Of(Quiet(), 0, 24 * 7, Quantities.Motion, "kitchen").Count);

        Assert.InRange((double)seen / usual, 0.42, 0.58);
    }

    [Fact]
    public void NotWorn_TheWristSaysSoAndMeasuresNothing()
    {
        var home = Quiet(Happens(HappeningKinds.NotWorn, 10, 16) with { Sensor = Sensor("wrist") });

        Assert.Empty(Of(home, 10.02, 16, Quantities.HeartRate));
        Assert.Empty(Of(home, 10.02, 16, Quantities.OxygenSaturation));
        Assert.Empty(Of(home, 10.02, 16, Quantities.Steps));
        Assert.Equal([0.0], Of(home, 10, 10.02, Quantities.Worn).Select(o => o.Value.Number));
        Assert.NotEmpty(Of(home, 16.1, 18, Quantities.HeartRate));
    }

    [Fact]
    public void Help_PendantNotWorn_CannotBePressed() =>
        Assert.Empty(Quiet(Happens(HappeningKinds.HelpCall, 15, 15), Happens(HappeningKinds.NotWorn, 14, 17) with { Sensor = Sensor("pendant") }).EventsBetween(Instant.MinValue, Instant.MaxValue));
}
