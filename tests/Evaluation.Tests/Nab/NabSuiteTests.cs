using System.Globalization;
using AgeingMonitor.Analytics.Evaluation;
using AgeingMonitor.Analytics.Evaluation.Nab;

namespace AgeingMonitor.Evaluation.Tests.Nab;

public sealed class NabSuiteTests
{
    [Fact]
    public async Task Run_OnSeriesWithAJump_FindsIt()
    {
        var folder = Directory.CreateTempSubdirectory("nab-suite-");
        try
        {
            var category = Directory.CreateDirectory(Path.Combine(folder.FullName, "nab", "realAny"));
            var start = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
            var rows = Enumerable.Range(0, 1000).Select(i => string.Create(CultureInfo.InvariantCulture, $"{start.AddMinutes(5 * i):yyyy-MM-dd HH:mm:ss},{(i % 7) + (i is >= 600 and < 640 ? 50 : 0)}"));
            await File.WriteAllLinesAsync(Path.Combine(category.FullName, "jump.csv"), ["timestamp,value", .. rows, "never,1"], TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(
                Path.Combine(folder.FullName, "nab", "windows.json"),
                """{"realAny/jump.csv":[["2020-01-03 02:00:00.000000","2020-01-03 06:00:00.000000"]],"realAny/bad.csv":[["x"]]}""",
                TestContext.Current.CancellationToken);
            var run = await RunAsync(folder.FullName);
            Assert.InRange(run.Measurements.Single(m => m is { Metric: "nab_standard", Group: Measurement.All }).Value!.Value, 90, 100);
            Assert.Contains(run.Remarks, remark => remark.Contains("bad.csv", StringComparison.Ordinal));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Run_WithoutData_SaysSo()
    {
        var run = await RunAsync(Path.Combine(Path.GetTempPath(), "there-is-no-such-folder"));
        Assert.Empty(run.Measurements);
        Assert.Single(run.Remarks);
    }

    [Fact]
    public async Task Run_OnDeveloperSeries_HoldsTheFigure()
    {
        var data = SharedData.RootWith("nab");
        var run = await RunAsync(data);
        foreach (var m in run.Measurements.Concat(run.Baselines))
        {
            TestContext.Current.TestOutputHelper?.WriteLine(m.ToString());
        }

        Assert.InRange(run.Measurements.Single(m => m is { Metric: "nab_standard", Group: Measurement.All }).Value!.Value, 65, 100);
    }

    private static async Task<EvaluationRun> RunAsync(string data)
    {
        var scratch = Directory.CreateTempSubdirectory("nab-run-");
        try
        {
            var run = new EvaluationRun("nab", data, scratch.FullName, 1, new Progress<string>());
            await new NabSuite().RunAsync(run, TestContext.Current.CancellationToken);
            return run;
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }
}
