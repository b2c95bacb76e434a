namespace AgeingMonitor.Evaluation.Tests.Falls;

public sealed class FallsSuiteTests
{
    [Fact]
    public async Task SmallestSet_PeopleLeftOut_ReachesTheBar()
    {
        var data = Directory.CreateTempSubdirectory("ageing-test-");
        try
        {
            Directory.CreateSymbolicLink(Path.Combine(data.FullName, "hifd"), Path.Combine(SharedData.RootWith("hifd"), "hifd"));
            var run = await SuiteRun.OfAsync("falls", data.FullName);

            Assert.True(run.Value("hifd", "auc") > 0.9);
            Assert.InRange(run.Value("hifd", "delay_p95_s"), 2.4, 4);
            Assert.Equal(1, run.Value("hifd", "paths_agree"));
            Assert.Equal(1, run.Value("hifd", "minute_paths_agree"));
            Assert.Equal(run.Value("hifd", "kit_sensitivity"), run.Value("hifd", "sensitivity"));
            Assert.InRange(run.Value("hifd", "server_delay_p95_s"), run.Value("hifd", "delay_p50_s"), 4);
            Assert.InRange(run.Value("hifd", "server_minute_delay_p95_s"), 30, 75);
            Assert.Contains("weda-fall: skipped, there is no such folder", run.Remarks);
            Assert.InRange(Assert.Single(run.Baselines, m => m.Metric == "auc" && m.Method!.Contains("shuffled", StringComparison.Ordinal)).Value!.Value, 0.3, 0.7);
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task PeopleNobodyKnows_AreScoredByTheBuiltInModelAndBadRowsCounted()
    {
        var data = Directory.CreateTempSubdirectory("ageing-test-");
        try
        {
            var folder = data.CreateSubdirectory("weda-fall").FullName;
            var rows = Enumerable.Range(0, 600).Select(i => FormattableString.Invariant($"D01,R01,{i * 0.02:0.00},0.1,0.2,{(i == 300 ? 40 : 9.8):0.0}"));
            await File.WriteAllLinesAsync(Path.Combine(folder, "U99_accel.csv"), ["activity,trial,t_s,ax,ay,az", .. rows, "D01,R01,rubbish,1,2,3"], TestContext.Current.CancellationToken);
            var run = await SuiteRun.OfAsync("falls", data.FullName);

            Assert.InRange(run.Value("weda-fall", "specificity", "older"), 0, 1);
            Assert.Contains(run.Remarks, remark => remark.StartsWith("weda-fall: 1 rows left out", StringComparison.Ordinal));
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }
}
