using AgeingMonitor.Care.Installation;
using AgeingMonitor.Contracts.Homes;

namespace AgeingMonitor.Care.Tests.Installation;

public sealed class WalkPlanTests
{
    [Fact]
    public void Steps_LeadFromTheDoorInwards_AndEndWithTheAlarm()
    {
        var steps = WalkPlan.Of(Flat.Plan, Flat.Kit, Flat.Sensors, Flat.Now).Select(step => step.Code);
        Assert.Equal(
            ["door:front-door", $"room:{Flat.Hall}", $"room:{Flat.Bathroom}", $"listen:{Flat.Bathroom}", $"room:{Flat.Bedroom}", "bed:bed", "worn:wrist", "help:button", "link", "power", "alarm"],
            steps);
    }

    [Fact]
    public void Door_IsSeenOpenAndThenShut()
    {
        var door = Flat.Step("door:front-door");
        Assert.Equal([(1.0, false), (0.0, true)], door.Signals.Select(signal => (signal.Value!.Value, signal.IsReturn)));
        Assert.Equal(WalkStepKind.Door, door.Kind);
    }

    [Fact]
    public void Home_WithoutAHelpButton_HasNoAlarmStep() =>
        Assert.DoesNotContain(WalkPlan.Of(Flat.Plan, Flat.Kit, [.. Flat.Sensors.Where(sensor => sensor.Sensor.Value != "button")], Flat.Now), step => step.Kind is WalkStepKind.Help or WalkStepKind.Alarm);

    [Fact]
    public void Sensor_WithoutAPlace_IsNamed_AndNotWalkedTo()
    {
        KitSensorList sensors = [.. Flat.Sensors, Flat.Sensor("attic", "motion")];
        Assert.Equal(["attic"], WalkPlan.WithoutPlace(Flat.Plan, Flat.Kit, sensors, Flat.Now).Select(sensor => sensor.Value));
        Assert.DoesNotContain(WalkPlan.Of(Flat.Plan, Flat.Kit, sensors, Flat.Now).SelectMany(step => step.Signals), signal => signal.Sensor.Value == "attic");
    }

    [Fact]
    public void Smoke_IsTried_AndTheKitsOwnWordsAreNotWalkedTo()
    {
        var plan = Flat.Plan with { Sensors = [.. Flat.Plan.Sensors, new(Flat.Kit, Contracts.Ids.SensorId.Parse("smoke"), Flat.Hall, null, Contracts.Time.TimeRange.Always)] };
        KitSensorList sensors = [Flat.Sensor("smoke", "smoke", "battery"), Flat.Sensor("kit", "power-cut", "disk-free")];
        Assert.Equal([("try:smoke", WalkStepKind.Try), ("link", WalkStepKind.Link), ("power", WalkStepKind.Power)], WalkPlan.Of(plan, Flat.Kit, sensors, Flat.Now).Select(step => (step.Code, step.Kind)));
        Assert.Empty(WalkPlan.WithoutPlace(plan, Flat.Kit, sensors, Flat.Now));
        Assert.Equal([false, true], sensors.Select(WalkPlan.IsWalked).Order());
    }

    [Fact]
    public void Placement_OfAnotherTime_DoesNotCount()
    {
        var former = Flat.Plan with { Sensors = [.. Flat.Plan.Sensors.Select(placement => placement with { During = placement.During with { To = Flat.Now } })] };
        Assert.Equal(["link", "power"], WalkPlan.Of(former, Flat.Kit, Flat.Sensors, Flat.Now).Select(step => step.Code));
        Assert.Equal(Flat.Sensors.Count, WalkPlan.WithoutPlace(former, Flat.Kit, Flat.Sensors, Flat.Now).Count);
    }
}
