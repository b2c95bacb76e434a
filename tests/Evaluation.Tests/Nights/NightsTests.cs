using AgeingMonitor.Analytics.Evaluation.Nights;

namespace AgeingMonitor.Evaluation.Tests.Nights;

public sealed class NightsTests
{
    [Fact]
    public async Task Nights_OfAllHomes_AreToldAsWellAsThePagesSay()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("AGEING_LONG") == "1", "half a minute of all homes' nights: run with ./ageing test --long");
        SharedData.RootWith("ordonez-adl");
        var run = await SuiteRun.OfAsync("nights", SharedData.RootWith("tihm"));

        Assert.Equal(1, run.Value("ordonez-adl", "nights_told", "bed"));
        Assert.InRange(run.Value("ordonez-adl", "duration_mae_min", "bed"), 0, 3);
        Assert.InRange(run.Value("ordonez-adl", "duration_mae_min", "no-bed"), 0, 45);
        Assert.InRange(run.Value("simulated", "duration_mae_min", "no-bed"), 0, 30);
        Assert.InRange(run.Value("simulated", "found_within_1_h", "falls"), 0.8, 1);
        Assert.InRange(run.Value("tihm", "nights_told"), 0.7, 1);
        Assert.InRange(run.Value("tihm", "night_out_per_night"), 0, 0.03);
        Assert.InRange(run.Value("tihm", "night_wandering_per_night"), 0, 0.01);
    }

    [Fact]
    public void Labels_ThatAreNone_AreLeftOut()
    {
        var folder = Directory.CreateTempSubdirectory("ageing-test-");
        try
        {
            Assert.Empty(LabelledNights.Of(folder.FullName, "A", TimeZoneInfo.Utc));
            File.WriteAllText(
                Path.Combine(folder.FullName, "OrdonezA_ADLs.txt"),
                "Start time\tEnd time\tActivity\n---\n2011-11-28 23:00:00\t2011-11-29 03:00:00\tSleeping\n2011-11-29 03:10:00\t2011-11-29 07:00:00\tSleeping\nnot a time\t2011-11-30 03:00:00\tSleeping\n2011-11-29 12:00:00\t2011-11-29 15:30:00\tSleeping\n2011-11-29 23:00:00\t2011-11-29 22:00:00\tSleeping\nSleeping\n2011-11-29 20:00:00\t2011-11-29 20:30:00\tDinner\n");

            var night = Assert.Single(LabelledNights.Of(folder.FullName, "A", TimeZoneInfo.Utc));
            Assert.Equal((480, 1), ((int)((night.To - night.From) / 60_000_000), night.Interruptions));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
