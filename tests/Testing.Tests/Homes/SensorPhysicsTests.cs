using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Testing.Homes;
using AgeingMonitor.Testing.Scenarios;
using static AgeingMonitor.Testing.Tests.Homes.TestHomes;

namespace AgeingMonitor.Testing.Tests.Homes;

/// <summary>What makes simulated sensors like real ones.</summary>
public sealed class SensorPhysicsTests
{
    private const double Month = 24 * 30;

    [Fact]
    public void Motion_WithinItsHoldTime_FiresOnce()
    {
        foreach (var sensor in (string[])["kitchen", "hall", "living", "bedroom", "bathroom"])
        {
            var gaps = Gaps(Of(Quiet(), 0, 24 * 14, Quantities.Motion, sensor)).Order().ToList();

            Assert.True(gaps[0] >= 51, $"{sensor}: {gaps[0]} s");
            Assert.True(gaps[gaps.Count / 10] < 110, $"{sensor} hardly ever fires again while somebody moves: {gaps[gaps.Count / 10]} s");
        }
    }

    [Fact]
    public void Contact_Fridge_BouncesNowAndThenAndIsSeldomLeftOpen()
    {
        var contacts = Of(Quiet(), 0, Month, Quantities.Contact, "fridge-door");
        var openings = contacts.Zip(contacts.Skip(1)).Where(pair => pair.First.Value.Number == 1).Select(pair => (pair.Second.MeasuredAt - pair.First.MeasuredAt).TotalSeconds).ToList();

        Assert.All(contacts.Zip(contacts.Skip(1)), pair => Assert.NotEqual(pair.First.Value, pair.Second.Value));
        Assert.InRange(openings.Count(seconds => seconds < 0.5) / (double)openings.Count, 0.005, 0.06);
        Assert.InRange(openings.Count(seconds => seconds > 110) / (double)openings.Count, 0.0005, 0.03);
    }

    [Fact]
    public void Bed_OverAMonth_LosesASleeperForAMomentAndCountsBreathsOnlyAsleep()
    {
        var bed = Of(Quiet(), 0, Month, Quantities.BedOccupancy);
        var breaths = Of(Quiet(), 0, Month, Quantities.RespiratoryRate);

        Assert.Contains(bed.Zip(bed.Skip(1)), pair => pair.First.Value.Number == 0 && (pair.Second.MeasuredAt - pair.First.MeasuredAt).TotalSeconds < 25);
        Assert.InRange(breaths.Count / 30.0, 60, 110);
        Assert.DoesNotContain(Of(Quiet(), 11, 17, Quantities.RespiratoryRate), _ => true);
    }

    [Fact]
    public void Radar_OverAMonth_SeesGhostsInAnEmptyHomeAndLosesWhoSitsStill()
    {
        var home = Enumerable.Range(0, 60).Select(number => new SimulatedHome(Options(number))).First(home => home.Sensors.Any(sensor => sensor.Sensor.Value == "living-radar"));
        var away = home.With([Happens(HappeningKinds.HospitalStay, 0, Month)]);
        var sitting = home.With([Happens(HappeningKinds.SittingStill, 9, 21) with { Room = Contracts.Homes.RoomKind.Living }]);

        Assert.InRange(Of(away, 24, Month, Quantities.Presence).Count(o => o.Value.Number == 1), 5, 200);
        Assert.InRange(Of(sitting, 9.5, 21, Quantities.Presence).Count(o => o.Value.Number == 0), 1, 30);
    }

    [Fact]
    public void Radar_FallInItsRoom_TellsWhoLiesOnTheFloor()
    {
        var home = Enumerable.Range(0, 60).Select(number => new SimulatedHome(Options(number))).First(home => home.Sensors.Any(sensor => sensor.Sensor.Value == "living-radar"));
        var floor = Of(home.With([Happens(HappeningKinds.Fall, 15, 15.5) with { Room = Contracts.Homes.RoomKind.Living }]), 0, 24, Quantities.FloorPresence);

        Assert.Equal([1.0, 0.0], floor.Select(o => o.Value.Number));
        Assert.InRange((floor[0].MeasuredAt - At(15)).TotalSeconds, 10, 40);
        Assert.InRange((floor[1].MeasuredAt - At(15.5)).TotalSeconds, 0, 10);
    }

    [Fact]
    public void Wrist_EachDay_IsChargedAndSaysWornInTurn()
    {
        var worn = Of(Quiet(), 0, Month, Quantities.Worn);

        Assert.InRange(worn.Count, 40, 80);
        Assert.All(worn.Zip(worn.Skip(1)), pair => Assert.NotEqual(pair.First.Value, pair.Second.Value));
        Assert.All(Of(Quiet(), 0, Month, Quantities.Battery, "wrist"), o => Assert.InRange(o.Value.Number, 50, 100));
    }

    [Fact]
    public void Oxygen_MovingArm_IsOftenMissedAndSeldomTooLow()
    {
        var oxygen = Of(Quiet(), 0, Month, Quantities.OxygenSaturation);
        var usual = Mean(oxygen);

        Assert.InRange(oxygen.Count / 30.0, 150, 275);
        Assert.InRange(oxygen.Count(o => o.Value.Number < usual - 1.6) / (double)oxygen.Count, 0.0005, 0.03);
    }

    [Fact]
    public void Battery_CoinCells_HoldAPlateauFallOverAKneeAndAreChanged()
    {
        var home = Quiet();
        var cells = Enumerable.Range(0, 120).SelectMany(i => Of(home, i * 240, (i * 240) + 24, Quantities.Battery)).Where(o => o.Sensor.Value != "wrist").GroupBy(o => o.Sensor.Value).ToList();

        foreach (var cell in cells)
        {
            var charges = cell.Select(o => o.Value.Number).ToList();
            Assert.InRange(charges.Count(charge => charge >= 86) / (double)charges.Count, 0.8, 0.97);
            Assert.All(charges.Zip(charges.Skip(1)), pair => Assert.True(pair.Second <= pair.First || pair.Second >= 97, $"{cell.Key}: {pair}"));
            Assert.Contains(charges, charge => charge < 75);
        }
    }

    [Fact]
    public void Air_OverDayAndYear_FollowsSleepersSeasonAndSun()
    {
        var home = Quiet();

        Assert.True(Mean(Of(home, 27, 29, Quantities.Co2, "bedroom")) > Mean(Of(home, 15, 17, Quantities.Co2, "bedroom")) + 250);
        Assert.True(Mean(Of(home, 24 * 160, 24 * 190, Quantities.RoomTemperature, "living")) > Mean(Of(home, 0, Month, Quantities.RoomTemperature, "living")) + 2);
        Assert.All(Of(home, 26, 28, Quantities.Illuminance), o => Assert.InRange(o.Value.Number, 0, 10));
        Assert.True(Of(home, 24 * 140, 24 * 141, Quantities.Illuminance).Max(o => o.Value.Number) > 200);
        Assert.True(Of(home, 0, 72, Quantities.Humidity, "bathroom").Max(o => o.Value.Number) > Mean(Of(home, 0, 72, Quantities.Humidity, "bathroom")) + 10);
    }

    [Fact]
    public void Stove_WhoFallsAtIt_LeavesItOn()
    {
        var home = Quiet();
        var cooking = Of(home, 11, 14, Quantities.StovePower).First(o => o.Value.Number > 0).MeasuredAt;
        var hour = (cooking - At(0)).TotalHours + (1 / 60.0);
        var fallen = home.With([Happens(HappeningKinds.Fall, hour, hour + 1)]);

        Assert.Equal(0, Of(fallen, hour, hour + 0.6, Quantities.StovePower)[^1].Value.Number);
        Assert.Contains(Of(fallen, hour + 0.01, hour + 0.6, Quantities.StovePower), o => o.Value.Number > 0);
    }

    private static IEnumerable<double> Gaps(List<Observation> observations) =>
        observations.Zip(observations.Skip(1)).Select(pair => (pair.Second.MeasuredAt - pair.First.MeasuredAt).TotalSeconds);
}
