using AgeingMonitor.Analytics.Evaluation;
using AgeingMonitor.Analytics.Evaluation.Pulse;

namespace AgeingMonitor.Evaluation.Tests.Pulse;

public sealed class PulseSuiteTests
{
    [Fact]
    public async Task Run_OnDeveloperRecords_HoldsTheFigure()
    {
        var data = SharedData.RootWith("bidmc");
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
            Assert.InRange(run.Measurements.Single(m => m is { Metric: "strip_mae", Group: Measurement.All }).Value!.Value, 0, 1.6);
            Assert.InRange(run.Measurements.Single(m => m is { Metric: "strip_answered", Group: Measurement.All }).Value!.Value, 0.55, 1);
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    /// <summary>Eight minutes of a pulse of 72 and a breathing of 15 a minute, of two people.</summary>
    [Fact]
    public async Task Run_WholeRecords_AreAnsweredWithoutARemark()
    {
        using var data = new PulseFolder("a", "b");
        var run = await SuiteRun.OfAsync("pulse", data.Path);

        Assert.Empty(run.Remarks);
        Assert.Equal((1.0, 30), Answered(run, "hr_answered"));
        Assert.InRange(run.Value("bidmc", "hr_mae"), 0, 1);
        Assert.InRange(run.Value("bidmc", "rr_mae"), 0, 1);
    }

    [Theory]
    [InlineData("not a gzip")]
    [InlineData("empty")]
    [InlineData("other columns")]
    [InlineData("cut gzip")]
    [InlineData("missing")]
    public async Task Run_RecordThatCannotBeRead_IsToldAndCountsAsUnanswered(string damage)
    {
        using var data = new PulseFolder("a", "b");
        data.Damage("b", damage);
        var run = await SuiteRun.OfAsync("pulse", data.Path);

        Assert.Contains(run.Remarks, remark => remark.StartsWith("bidmc: b cannot be read, its 15 windows count as unanswered: ", StringComparison.Ordinal));
        Assert.Equal((0.5, 30), Answered(run, "hr_answered"));
        Assert.Equal((0.5, 30), Answered(run, "rr_answered"));
        Assert.InRange(run.Value("bidmc", "hr_mae"), 0, 1);
    }

    [Fact]
    public async Task Run_WaveThatEndsEarly_LeavesTheRestUnanswered()
    {
        using var data = new PulseFolder("a", "b");
        data.WriteSignals("b", 100, _ => false);
        var run = await SuiteRun.OfAsync("pulse", data.Path);

        Assert.Contains("bidmc: the wave of b is short, 12 of its 15 windows count as unanswered", run.Remarks);
        Assert.Equal((18 / 30.0, 30), Answered(run, "hr_answered"));
    }

    [Fact]
    public async Task Run_WaveWithoutNumbers_IsToldAndCountsAsUnanswered()
    {
        using var data = new PulseFolder("a", "b");
        data.WriteSignals("b", 480, second => second >= 32);
        var run = await SuiteRun.OfAsync("pulse", data.Path);

        Assert.Contains("bidmc: b: 56000 left out, missing", run.Remarks);
        Assert.Equal((16 / 30.0, 30), Answered(run, "hr_answered"));
    }

    [Fact]
    public async Task Run_BreathMarksOrPeopleThatCannotBeRead_AreTold()
    {
        using var data = new PulseFolder("a");
        await File.WriteAllTextAsync(Path.Combine(data.Path, "bidmc", "a_Breaths.csv"), "rubbish\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(data.Path, "bidmc", "subjects.csv"), "rubbish\n", TestContext.Current.CancellationToken);
        var run = await SuiteRun.OfAsync("pulse", data.Path);

        Assert.Contains(run.Remarks, remark => remark.StartsWith("bidmc: the breath marks of a cannot be read", StringComparison.Ordinal));
        Assert.Contains(run.Remarks, remark => remark.StartsWith("bidmc: nobody more is known to be older", StringComparison.Ordinal));
        Assert.Equal((1.0, 15), Answered(run, "hr_answered"));
    }

    [Fact]
    public async Task Run_FolderWithoutRecords_IsSkippedInWords()
    {
        using var data = new PulseFolder();
        var run = await SuiteRun.OfAsync("pulse", data.Path);

        Assert.Empty(run.Measurements);
        Assert.Contains("bidmc: skipped, there is no file of the name <record>_Signals.csv", run.Remarks);
    }

    private static (double Value, int N) Answered(EvaluationRun run, string metric)
    {
        var measured = Assert.Single(run.Measurements, m => m.Metric == metric && m.Group == Measurement.All);
        return (measured.Value!.Value, measured.N);
    }
}
