using System.Text.Json;
using AgeingMonitor.Analytics.Detection.Activities;
using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Evaluation.Tests.Adl;

public sealed class AdlTests
{
    private static readonly DateTime Morning = new(2012, 11, 12, 8, 0, 0);

    [Fact]
    public void Row_AfterAFewEvents_SaysWhatIsOnAndSinceWhen()
    {
        var features = new ActivityFeatures(new());
        features.Observe(SensorId.Parse("bedroom-bed"), true, Morning);
        features.Observe(SensorId.Parse("kitchen-door"), true, Morning.AddMinutes(4));
        var row = features.RowAt(Morning.AddMinutes(5));

        Assert.Equal(1, Value(row, "bed on"));
        Assert.Equal((float)Math.Log(6), Value(row, "bed since"));
        Assert.Equal(1, Value(row, "door-kitchen last"));
        Assert.Equal(1, Value(row, "in kitchen"));
        Assert.Equal((float)Math.Log(2), Value(row, "room since"));
        Assert.Equal(2, Value(row, "things on"));
    }

    [Fact]
    public void Rows_OfAnythingAtAnyTime_AreFiniteAndSurviveSaving()
    {
        var random = new Random(3);
        string[] names = ["living-seat", "x", "attic-door", "bathroom-toilet", "entrance-maindoor"];
        ActivityFeatures whole = new(new()), cut = new(new());
        var at = Morning;
        for (var i = 0; i < 500; i++)
        {
            at = at.AddSeconds(random.Next(-200, 4000));
            var sensor = SensorId.Parse(names[random.Next(names.Length)]);
            var isOn = random.Next(2) == 0;
            whole.Observe(sensor, isOn, at);
            cut = new(JsonSerializer.Deserialize<ActivityState>(JsonSerializer.Serialize(cut.State))!);
            cut.Observe(sensor, isOn, at);
            Assert.Equal(whole.RowAt(at), cut.RowAt(at));
            Assert.All(whole.RowAt(at), value => Assert.True(float.IsFinite(value)));
        }
    }

    [Fact]
    public async Task Ordonez_DaysLeftOut_IsBetterThanTheCommonest()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("AGEING_LONG") == "1", "learns ten models six times: a proof of --long");
        var run = await SuiteRun.OfAsync("adl", SharedData.RootWith("ordonez-adl"));

        Assert.True(run.Value("ordonez-adl", "accuracy") > 0.95);
        Assert.True(run.Value("ordonez-adl", "macro_f1") > 0.75);
        Assert.True(Assert.Single(run.Baselines, m => m.Metric == "accuracy").Value < 0.5);
        Assert.Contains(run.Remarks, remark => remark == "ordonez-adl: 4 labels left out");
    }

    [Fact]
    public async Task OtherDaysWithBadRows_AreToldByTheBuiltInModelsAndRubbishCounted()
    {
        var data = Directory.CreateTempSubdirectory("ageing-test-");
        try
        {
            var folder = data.CreateSubdirectory("ordonez-adl").FullName;
            await File.WriteAllTextAsync(Path.Combine(folder, "OrdonezB_Sensors.txt"), "Start time\tEnd time\tLocation\tType\tPlace\n-\t-\t-\t-\t-\n2012-12-01 23:00:00\t2012-12-02 06:00:00\tBed\tPressure\tBedroom\nrubbish\n2012-12-02 07:00:00\t2012-12-02 07:01:00\tFridge\tMagnetic\tKitchen\n", TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(Path.Combine(folder, "OrdonezB_ADLs.txt"), "Start time\tEnd time\tActivity\n-\t-\t-\n2012-12-01 23:00:00\t2012-12-02 06:00:00\tSleeping\nrubbish\n", TestContext.Current.CancellationToken);
            var run = await SuiteRun.OfAsync("adl", data.FullName);

            Assert.True(run.Value("ordonez-adl", "accuracy") > 0.9);
            Assert.Contains("ordonez-adl: 1 labels left out", run.Remarks);
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private static float Value(float[] row, string name) => row[ActivityFeatures.Names.ToList().IndexOf(name)];
}
