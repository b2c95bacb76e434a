using System.Text.Json;
using AgeingMonitor.Analytics.Detection.Exits;
using AgeingMonitor.Analytics.Training.Exits;

namespace AgeingMonitor.Evaluation.Tests.Exits;

public sealed class ExitTests
{
    [Fact]
    public void Belief_ThatLeavesTheBed_IsToldOnceWithinSeconds()
    {
        var detector = new ExitDetector([], 0.3, new());
        var told = new List<Exit>();
        long? before = null;
        for (var i = 0; i < 60; i++)
        {
            var at = i * 500_000L;
            if (detector.Follow(at, before, i < 30 ? [0.98, 0.01, 0.01] : [0.01, 0.01, 0.98], out var exit))
            {
                told.Add(exit);
            }

            before = at;
        }

        var one = Assert.Single(told);
        Assert.True(one.FromBed);
        Assert.InRange(one.At, 15_000_000, 18_000_000);
    }

    [Fact]
    public void Match_CountsEachTellingForOneExit()
    {
        Exit[] happened = [new(10_000_000, true), new(12_000_000, false), new(60_000_000, true)];
        Assert.Equal(1, ExitLearning.Match([new(12_500_000, true)], happened));
        Assert.Equal(2, ExitLearning.Match([new(8_000_000, true), new(12_500_000, true)], happened));
        Assert.Equal(0, ExitLearning.Match([new(65_000_001, true), new(57_999_999, true)], happened));
        Assert.Equal(1, ExitLearning.Match([new(65_000_000, true)], happened));
    }

    [Fact]
    public void Rows_OfAnything_AreFiniteAndSurviveSaving()
    {
        var random = new Random(7);
        ExitFeatures whole = new(new()), cut = new(new());
        var at = 0L;
        for (var i = 0; i < 2000; i++)
        {
            at += random.Next(-100_000, 3_000_000);
            cut = new(JsonSerializer.Deserialize<ExitState>(JsonSerializer.Serialize(cut.State))!);
            var antenna = random.Next(-1, 7);
            double frontal = (random.NextDouble() * 16) - 8, vertical = random.NextDouble(), strength = -90 - (random.NextDouble() * 10);
            whole.Hear(antenna, at, strength);
            cut.Hear(antenna, at, strength);
            var row = whole.RowOf(at, frontal, vertical, 0);
            Assert.Equal(row, cut.RowOf(at, frontal, vertical, 0));
            Assert.All(row ?? [], value => Assert.True(float.IsFinite(value)));
        }
    }

    [Fact]
    public async Task Trials_LeftOut_AreBetterThanUprightOrNot()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("AGEING_LONG") == "1", "learns all folds: run with ./ageing test --long");
        var run = await SuiteRun.OfAsync("exits", SharedData.RootWith("healthy-older-rfid"));

        Assert.True(run.Value("healthy-older-rfid", "f1") > Assert.Single(run.Baselines, m => m.Metric == "f1").Value + 0.1);
        Assert.NotNull(Assert.Single(run.Measurements, m => m is { Dataset: "healthy-older-rfid/room2", Group: "all", Metric: "recall" }).Value);
    }
}
