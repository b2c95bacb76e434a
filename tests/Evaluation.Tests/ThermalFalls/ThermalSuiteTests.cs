using AgeingMonitor.Analytics.Detection.ThermalFalls;
using AgeingMonitor.Analytics.Training;

namespace AgeingMonitor.Evaluation.Tests.ThermalFalls;

public sealed class ThermalSuiteTests
{
    [Fact]
    public async Task ClipsOfScenesLeftOut_ThroughTheHome_ReachThePublishedFigures()
    {
        var run = await SuiteRun.OfAsync("thermal", SharedData.RootWith("thermal-d6t"));

        Assert.True(run.Value("thermal-d6t", "sensitivity") >= 0.93);
        Assert.True(run.Value("thermal-d6t", "specificity") >= 0.95);
        Assert.True(run.Value("thermal-d6t", "auc") >= 0.98);
        Assert.True(run.Value("thermal-d6t", "auc") > Assert.Single(run.Baselines, m => m.Metric == "auc").Value + 0.1);
    }

    [Fact]
    public async Task ClipsNobodyKnows_AreScoredByTheBuiltInModel_AndBadRowsCounted()
    {
        var data = Directory.CreateTempSubdirectory("ageing-test-");
        try
        {
            var folder = data.CreateSubdirectory("thermal-d6t").FullName;
            var rows = Enumerable.Range(0, 60).Select(i => FormattableString.Invariant($"x_1.csv,empty scene,not fall,2021-03-24 18:49:{12 + (i / 8):00}.{i % 8 * 125:000}000,{string.Join(',', Enumerable.Repeat(i == 30 ? "999" : "22.1", 16))}"));
            await File.WriteAllLinesAsync(Path.Combine(folder, "frames.csv"), ["file,scene,event,timestamp," + string.Join(',', Enumerable.Range(1, 16).Select(p => $"p{p}")), .. rows], TestContext.Current.CancellationToken);
            var run = await SuiteRun.OfAsync("thermal", data.FullName);

            Assert.Equal(1, run.Value("thermal-d6t", "specificity"));
            Assert.Contains(run.Remarks, remark => remark.Contains("1 rows left out", StringComparison.Ordinal));
            Assert.DoesNotContain(run.Remarks, remark => remark.Contains("never saw", StringComparison.Ordinal));
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Training_TwiceWithOneSeed_GivesTheBuiltInBytes()
    {
        var training = Trainings.All.First(training => training.Name == ThermalFallModel.Name);
        var file = Assert.Single(await training.TrainAsync(SharedData.RootWith("thermal-d6t"), 1, new Progress<string>(), TestContext.Current.CancellationToken));

        Assert.Equal(ThermalFallModel.BuiltInOrNone!.Card.Sha256, file.Card.Sha256);
        Assert.Equal(ThermalFallModel.BuiltInOrNone.Card.Threshold, file.Card.Threshold);
    }
}
