using AgeingMonitor.Analytics.Cluster.Interfaces;
using AgeingMonitor.Dashboard.Live;

namespace AgeingMonitor.Dashboard.Tests.Live;

public sealed class VitalSlotsTests
{
    [Fact]
    public void From_PulseOfTwoSensors_ShowsTheNewest()
    {
        var views = VitalSlots.From([new TileValue("heart-rate", "watch", "r", 70, 1_000_000), new TileValue("pulse-rate", "oximeter", "r", 74, 2_000_000)], _ => null);

        Assert.Equal((74, 2000), (views.Single().Value, views.Single().MeasuredAt));
    }

    [Fact]
    public void From_PressureOfTwoReadings_NeverPairsThem()
    {
        var pair = VitalSlots.From([new TileValue("systolic-blood-pressure", "cuff", "r", 128, 60_000_000), new TileValue("diastolic-blood-pressure", "cuff", "r", 76, 60_002_612)], _ => null);
        var strangers = VitalSlots.From([new TileValue("systolic-blood-pressure", "cuff", "r", 128, 60_000_000), new TileValue("diastolic-blood-pressure", "cuff", "r", 61, 30_000_000)], _ => null);

        Assert.Equal(76, pair.Single().Second);
        Assert.Null(strangers.Single().Second);
    }

    [Fact]
    public void From_TwoPeople_KeepsThemApart()
    {
        var views = VitalSlots.From([new TileValue("heart-rate", "a", "r1", 70, 1), new TileValue("heart-rate", "b", "r2", 90, 1)], resident => resident == "r1" ? "Jeanne" : "Paul");

        Assert.Equal([("Jeanne", 70.0), ("Paul", 90.0)], views.Select(v => (v.Person!, v.Value)));
    }

    [Fact]
    public void From_UnknownQuantity_ShowsNothing() => Assert.Empty(VitalSlots.From([new TileValue("steps", "watch", "r", 70, 1), new TileValue("no-such-thing", "x", null, 1, 1)], _ => null));
}
