using AgeingMonitor.Analytics;
using AgeingMonitor.Analytics.Budget;
using AgeingMonitor.Analytics.Shadow;

namespace AgeingMonitor.Evaluation.Tests.Burden;

public sealed class BurdenTests
{
    [Fact]
    public async Task Tihm_AsRecorded_StaysWithinWhatACareTeamCanRead()
    {
        var run = await SuiteRun.OfAsync("burden", SharedData.RootWith("tihm"));

        Assert.InRange(run.Value("tihm", "high_per_resident_day"), 0, 0.05);
        Assert.InRange(run.Value("tihm", "clinical_per_resident_day"), 0.01, 0.3);
        Assert.Equal(1, run.Value("tihm", "explained"));
        Assert.Equal(run.Value("tihm", "alerts_per_resident_day"), run.Value("tihm", "clinical_per_resident_day") + run.Value("tihm", "technical_per_resident_day"), 9);
    }

    /// <summary>A model beside itself agrees to the last entry, and nothing that the homes are told changes.</summary>
    [Fact]
    public async Task Tihm_WithItsOwnModelsAsShadows_AgreesAndTellsTheSame()
    {
        var data = SharedData.RootWith("tihm");
        var folder = Directory.CreateTempSubdirectory("ageing-test-");
        try
        {
            foreach (var file in new[] { "agitation.trees", "agitation.card.json", "routine.json", "routine.card.json" })
            {
                await using var resource = typeof(HomeAnalysis).Assembly.GetManifestResourceStream("models/" + file)!;
                await using var copy = File.Create(Path.Combine(folder.FullName, file));
                await resource.CopyToAsync(copy, TestContext.Current.CancellationToken);
            }

            var shadow = ShadowModels.Load(new ShadowOptions { Agitation = Path.Combine(folder.FullName, "agitation.trees"), Routine = Path.Combine(folder.FullName, "routine.json") }, AlarmBudget.Default);
            var alone = await SuiteRun.OfAsync("burden", data);
            var beside = await SuiteRun.OfAsync("burden", data, shadow);

            Assert.Equal(alone.Measurements, beside.Measurements);
            Assert.Equal(2 * 28, beside.Comparisons.Count);
            Assert.All(beside.Comparisons, pair => Assert.Equal((0, 0), (pair.Comparison.OnlyActive, pair.Comparison.OnlyShadow)));
            Assert.True(beside.Comparisons.Where(pair => pair.Comparison.Model == "agitation").Sum(pair => pair.Comparison.Both) > 50);
            Assert.True(beside.Comparisons.Where(pair => pair.Comparison.Model == "routine").Sum(pair => pair.Comparison.Both) > 20);

            // The budget stands beside what was measured, and the lists keep to theirs.
            Assert.Equal(AlarmBudget.Default.OfList("routine"), alone.Value("tihm", "budget_list_routine_per_resident_day"));
            Assert.InRange(alone.Value("tihm", "list_routine_per_resident_day"), 0.01, AlarmBudget.Default.OfList("routine"));
            Assert.InRange(alone.Value("tihm", "list_inputs_per_resident_day"), 0, AlarmBudget.Default.OfList("inputs"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
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
