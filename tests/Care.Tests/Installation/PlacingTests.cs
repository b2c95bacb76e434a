using AgeingMonitor.Care.Homes;
using AgeingMonitor.Care.Installation;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using CsCheck;

namespace AgeingMonitor.Care.Tests.Installation;

public sealed class PlacingTests
{
    private static readonly SensorId Sensor = SensorId.Parse("hall");
    private readonly HomePlan home = Placing.Found(Flat.Kit, Flat.Plan.CareTeam, "Europe/Paris", [Flat.Resident], Flat.Now);

    [Fact]
    public void Home_Founded_CanBeKept()
    {
        HomePlanCheck.Require(home);
        Assert.Equal((6, Flat.Kit, Flat.Resident), (home.Rooms.Count, home.Kits[0].Kit, home.Residents[0].Resident));
    }

    [Fact]
    public void Sensor_PlacedFirst_IsThereSinceTheKitCame()
    {
        var placed = Placing.Place(home, Flat.Kit, Sensor, home.Rooms[0].Id, null, Flat.Now + TimeSpan.FromHours(1));
        Assert.Equal(Flat.Now, placed.Sensors.Single().During.From);
    }

    [Fact]
    public void Sensor_Moved_KeepsItsPast()
    {
        var later = Flat.Now + TimeSpan.FromDays(1);
        var moved = Placing.Place(Placing.Place(home, Flat.Kit, Sensor, home.Rooms[0].Id, null, Flat.Now), Flat.Kit, Sensor, home.Rooms[1].Id, null, later);
        Assert.Equal(home.Rooms[0].Id, moved.PlacementOf(Flat.Kit, Sensor, later - TimeSpan.FromSeconds(1))!.Room);
        Assert.Equal(home.Rooms[1].Id, moved.PlacementOf(Flat.Kit, Sensor, later)!.Room);
    }

    [Fact]
    public void Room_WithAPast_CannotBeTakenAway()
    {
        var placed = Placing.Place(home, Flat.Kit, Sensor, home.Rooms[0].Id, null, Flat.Now);
        Assert.Null(Placing.RemoveRoom(placed, home.Rooms[0].Id));
        Assert.Equal(5, Placing.RemoveRoom(placed, home.Rooms[1].Id)!.Rooms.Count);
    }

    [Fact]
    public void Stranger_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => Placing.Place(home, Flat.Kit, Sensor, Flat.Hall, null, Flat.Now));
        Assert.Throws<ArgumentException>(() => Placing.Place(home, Flat.Kit, Sensor, null, ResidentId.New(), Flat.Now));
        Assert.Throws<ArgumentException>(() => Placing.Place(home, KitId.New(), Sensor, home.Rooms[0].Id, null, Flat.Now));
    }

    [Fact]
    public void Places_GivenInAnyOrder_NeverOverlap_AndThePastNeverChanges() => Gen.Select(Gen.Int[0, 2], Gen.Int[-1, 6], Gen.Int[0, 1000]).Array[1, 15].Sample(steps =>
    {
        var plan = home;
        var now = Flat.Now;
        foreach (var (sensor, place, seconds) in steps)
        {
            now += TimeSpan.FromSeconds(seconds);
            var name = SensorId.Parse($"s{sensor}");
            var before = plan;
            plan = Placing.Place(plan, Flat.Kit, name, place is >= 0 and < 6 ? plan.Rooms[place].Id : null, place == 6 ? Flat.Resident : null, now);
            HomePlanCheck.Require(plan);
            Assert.Equal(place < 0, plan.PlacementOf(Flat.Kit, name, now) is null);
            for (var i = 0; i < 3; i++)
            {
                var other = SensorId.Parse($"s{i}");
                for (var at = Flat.Now; at < now; at += TimeSpan.FromSeconds(97))
                {
                    var (was, stands) = (before.PlacementOf(Flat.Kit, other, at), plan.PlacementOf(Flat.Kit, other, at));
                    Assert.True((was?.Room, was?.Resident) == (stands?.Room, stands?.Resident) || (other == name && !before.Sensors.Any(one => one.Sensor == name)));
                }
            }
        }
    }, iter: 200);
}
