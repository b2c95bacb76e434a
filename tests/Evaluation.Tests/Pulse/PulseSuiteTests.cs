using AgeingMonitor.Analytics.Evaluation;
using AgeingMonitor.Analytics.Evaluation.Pulse;

namespace AgeingMonitor.Evaluation.Tests.Pulse;

public sealed class PulseSuiteTests
{
    [Fact]
    public async Task Run_OnDeveloperRecords_HoldsTheFigure()
    {
        var data = Environment.GetEnvironmentVariable("AGEING_DATA") ?? "../shared/data";
        Assert.SkipUnless(Directory.Exists(Path.Combine(data, "bidmc")), $"There is no '{data}/bidmc'.");
        var scratch = Directory.CreateTempSubdirectory("pulse-run-");
        try
        {
            var run = new EvaluationRun("pulse", data, scratch.FullName, 1, new Progress<string>());
            await new PulseSuite().RunAsync(run, TestContext.Current.CancellationToken);
            foreach (var m in run.Measurements)
            {
                TestContext.Current.TestOutputHelper?.WriteLine(m.ToString());
            }

            Assert.InRange(run.Measurements.Single(m => m is { Metric: "mae", Group: Measurement.All }).Value!.Value, 0, 2);
            Assert.InRange(run.Measurements.Single(m => m is { Metric: "answered", Group: Measurement.All }).Value!.Value, 0.8, 1);
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }
}
