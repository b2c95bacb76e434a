using AgeingMonitor.Analytics.Evaluation;
using AgeingMonitor.Analytics.Shadow;

namespace AgeingMonitor.Evaluation.Tests;

/// <summary>Runs a suite as the command does.</summary>
internal static class SuiteRun
{
    public static async Task<EvaluationRun> OfAsync(string suite, string data, ShadowModels? shadow = null)
    {
        var scratch = Directory.CreateTempSubdirectory("ageing-test-");
        try
        {
            var run = new EvaluationRun(suite, data, scratch.FullName, 1, new Progress<string>()) { Shadow = shadow };
            await EvaluationSuites.All.Single(known => known.Name == suite).RunAsync(run, TestContext.Current.CancellationToken);
            return run;
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    /// <summary>The value of a metric; fails when it was not measured.</summary>
    public static double Value(this EvaluationRun run, string dataset, string metric, string group = Measurement.All) =>
        Assert.Single(run.Measurements, m => m.Dataset == dataset && m.Group == group && m.Metric == metric).Value!.Value;
}
