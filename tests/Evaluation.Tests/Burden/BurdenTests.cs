namespace AgeingMonitor.Evaluation.Tests.Burden;

public sealed class BurdenTests
{
    [Fact]
    public async Task Tihm_AsRecorded_StaysWithinWhatACareTeamCanRead()
    {
        var run = await SuiteRun.OfAsync("burden", RecordingFolder.Need("tihm"));

        Assert.InRange(run.Value("tihm", "high_per_resident_day"), 0, 0.05);
        Assert.InRange(run.Value("tihm", "clinical_per_resident_day"), 0.01, 0.3);
        Assert.Equal(1, run.Value("tihm", "explained"));
        Assert.Equal(run.Value("tihm", "alerts_per_resident_day"), run.Value("tihm", "clinical_per_resident_day") + run.Value("tihm", "technical_per_resident_day"), 9);
    }

    [Fact]
    public async Task AFolderWithoutHomes_IsSkippedInWords()
    {
        var empty = Directory.CreateTempSubdirectory("ageing-test-");
        try
        {
            var run = await SuiteRun.OfAsync("burden", empty.FullName);
            Assert.Empty(run.Measurements);
            Assert.Equal("tihm: skipped, there is no such folder", Assert.Single(run.Remarks));
            Directory.CreateDirectory(Path.Combine(empty.FullName, "tihm"));
            Assert.Contains("Activity.csv", Assert.Single((await SuiteRun.OfAsync("burden", empty.FullName)).Remarks), StringComparison.Ordinal);
        }
        finally
        {
            empty.Delete(recursive: true);
        }
    }
}
