namespace AgeingMonitor.Evaluation.Tests.Vitals;

public sealed class VitalsSuiteTests
{
    [Fact]
    public async Task Chart_EveryBandOnBothScales_IsExact()
    {
        var empty = Directory.CreateTempSubdirectory("ageing-test-");
        try
        {
            var run = await SuiteRun.OfAsync("news2", empty.FullName);
            Assert.Equal(1, run.Value("chart", "accuracy"));
        }
        finally
        {
            empty.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Tihm_BloodPressureAndPulse_AreBetterThanPlainLimits()
    {
        var run = await SuiteRun.OfAsync("vitals-alerts", SharedData.RootWith("tihm"));

        foreach (var kind in new[] { "tihm/blood-pressure", "tihm/pulse" })
        {
            var plain = Assert.Single(run.Baselines, m => m.Dataset == kind && m.Metric == "f1" && m.Method == "plain limits").Value!.Value;
            Assert.True(run.Value(kind, "f1") > plain);
            Assert.True(Assert.Single(run.Baselines, m => m.Dataset == kind && m.Metric == "f1" && m.Method == "labels shuffled").Value < 0.5);
        }
    }

    [Fact]
    public async Task Tihm_GainWrittenIntoTrueWeighings_IsMostlyFoundAndSeldomToldOtherwise()
    {
        var run = await SuiteRun.OfAsync("weight", SharedData.RootWith("tihm"));

        Assert.True(run.Value("tihm/gain-3-kg-in-2-days", "sensitivity") > 0.6);
        Assert.True(run.Value("tihm/drift-of-minus-6-percent-in-28-days", "sensitivity") > 0.9);
        Assert.True(run.Value("tihm/as-recorded", "gains_per_weighed_day") < 0.02);
    }

    [Fact]
    public async Task Tihm_ChangeWrittenIntoTrueMeasurements_IsFoundAtFewerEntriesThanFixedLimitsTell()
    {
        var run = await SuiteRun.OfAsync("vitals-baseline", SharedData.RootWith("tihm"));

        Assert.True(run.Value("tihm/temperature-1-up-in-3-days", "sensitivity") > 0.85);
        foreach (var course in new[] { "tihm/pulse-15-up-in-7-days", "tihm/pulse-15-down-in-7-days" })
        {
            Assert.True(run.Value(course, "sensitivity") > 0.55);
            Assert.True(run.Value(course, "sensitivity") > Assert.Single(run.Baselines, m => m.Dataset == course && m.Metric == "sensitivity").Value);
        }

        foreach (var quantity in new[] { "heart-rate", "systolic-blood-pressure", "diastolic-blood-pressure", "body-temperature" })
        {
            Assert.True(run.Value("tihm/as-recorded", $"{quantity}_entries_per_measured_day") < 0.01);
        }
    }

    [Fact]
    public async Task Baseline_OnRubbish_IsToldInWords()
    {
        var data = Directory.CreateTempSubdirectory("ageing-test-");
        try
        {
            var folder = data.CreateSubdirectory("tihm").FullName;
            await File.WriteAllTextAsync(Path.Combine(folder, "Activity.csv"), "patient_id,location_name,date\na,kitchen,2019-04-01 08:00:00\n", TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(Path.Combine(folder, "Physiology.csv"), "patient_id,date,device_type,value,unit\na,2019-04-01 08:10:00,Heart rate,rubbish,beats/min\n", TestContext.Current.CancellationToken);
            var run = await SuiteRun.OfAsync("vitals-baseline", data.FullName);
            Assert.Empty(run.Measurements);
            Assert.Contains("tihm: skipped, nothing was measured", run.Remarks);
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Tihm_WithoutLabels_IsSkippedInWords()
    {
        var data = Directory.CreateTempSubdirectory("ageing-test-");
        try
        {
            var folder = data.CreateSubdirectory("tihm").FullName;
            await File.WriteAllTextAsync(Path.Combine(folder, "Activity.csv"), "patient_id,location_name,date\na,kitchen,2019-04-01 08:00:00\n", TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(Path.Combine(folder, "Physiology.csv"), "patient_id,date,device_type,value,unit\na,2019-04-01 08:10:00,Systolic blood pressure,170,mmHg\na,nonsense,Systolic blood pressure,170,mmHg\n", TestContext.Current.CancellationToken);
            var run = await SuiteRun.OfAsync("vitals-alerts", data.FullName);
            Assert.Empty(run.Measurements);
            Assert.Contains(run.Remarks, remark => remark == "tihm: skipped, there is no Labels.csv");
            Assert.Contains(run.Remarks, remark => remark.Contains("bad-time", StringComparison.Ordinal));
            await File.WriteAllTextAsync(Path.Combine(folder, "Labels.csv"), "patient_id,date,type\nrubbish\na,2019-04-01 12:00:00,Blood pressure\n", TestContext.Current.CancellationToken);
            run = await SuiteRun.OfAsync("vitals-alerts", data.FullName);
            Assert.Equal(1, run.Value("tihm/blood-pressure", "recall"));
            Assert.Contains("tihm: 1 labels left out", run.Remarks);
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }
}
