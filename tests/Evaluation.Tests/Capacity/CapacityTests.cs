namespace AgeingMonitor.Evaluation.Tests.Capacity;

/// <summary>Holds the published figures of the weeks of intrinsic capacity: a drop is noticed.</summary>
public sealed class CapacityTests
{
    [Fact]
    public async Task Suite_OnTheDevelopersHomesAndMadeUpOnes_KeepsItsFigures()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("AGEING_LONG") == "1", "lives half a year in 36 homes: a proof of --long");
        var run = await SuiteRun.OfAsync("capacity", SharedData.RootWith("tihm"));

        double Value(string dataset, string group, string metric) => run.Measurements.Single(m => m.Dataset == dataset && m.Group == group && m.Metric == metric).Value!.Value;
        Assert.InRange(Value("tihm", "room-to-room-time", "coverage"), 0.93, 1);
        Assert.InRange(Value("tihm", "room-to-room-time", "mdc_percent"), 10, 28);
        Assert.InRange(Value("tihm", "weight", "mdc_percent"), 1, 5);
        Assert.InRange(Value("simulated/gait-slowing-0.30", "room-to-room-time", "share_called"), 0.7, 1);
        Assert.InRange(Value("simulated/gait-slowing-0.30", "room-to-room-time", "weeks_to_call"), 1, 11);
        Assert.InRange(Value("simulated/unchanged", "room-to-room-time", "changes_per_person_year"), 0, 0.3);
        Assert.InRange(Value("simulated/unchanged", "weight", "changes_per_person_year"), 0, 0.3);
        Assert.Contains(run.Measurements, m => m is { Dataset: "tihm", Group: "bed-exits", Metric: "coverage", Value: null, N: 0 });
    }
}
