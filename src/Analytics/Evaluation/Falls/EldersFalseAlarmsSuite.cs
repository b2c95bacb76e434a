using AgeingMonitor.Analytics.Training.Falls;
using AgeingMonitor.Falls.Detection;
using AgeingMonitor.Testing.Laboratory.Statistics;

namespace AgeingMonitor.Analytics.Evaluation.Falls;

/// <summary>Older people's daily life: how often it alarms.</summary>
internal sealed class EldersFalseAlarmsSuite : IEvaluationSuite
{
    public string Name => "elders-false-alarms";

    public string Help => """
        Daily-life trials of people of 60 and over in folders weda-fall, sisfall and umafall, by the same
        protocol and models as the suite falls: alarm_share (of trials with an alarm; data set all: of all
        of them together), specificity, false_alarms_per_hour. Baseline: hardest knock over 2.5 g.
        """;

    public async Task RunAsync(EvaluationRun run, CancellationToken cancellationToken)
    {
        var trials = await FallRecordings.ReadAsync(run, cancellationToken).ConfigureAwait(false);
        var verdicts = trials.Count == 0 ? [] : FallVerdict.Of(trials, FallScores.Of(trials, FallModel.BuiltIn, run.Seed)).Where(verdict => verdict.Trial is { IsFall: false, IsOlder: true }).ToList();
        if (verdicts.Count == 0)
        {
            run.Skip("all", "there are no daily-life trials of older people");
            return;
        }

        foreach (var (set, of) in verdicts.GroupBy(verdict => verdict.Trial.Set).Select(group => (group.Key, group.ToList())).Append(("all", verdicts)))
        {
            Add((metric, value, low, high) => run.Add(set, Measurement.Older, metric, value, of.Count, low, high), of);
            Add((metric, value, low, high) => run.AddBaseline("hardest knock 2.5 g", set, Measurement.Older, metric, value, of.Count, low, high), FallVerdict.ByPeak(of.ConvertAll(verdict => verdict.Trial), 2.5));
        }
    }

    private static void Add(Action<string, double?, double?, double?> add, IReadOnlyList<FallVerdict> verdicts)
    {
        var alarms = verdicts.Count(verdict => verdict.IsAlarm);
        Share share = new(alarms, verdicts.Count), silent = new(verdicts.Count - alarms, verdicts.Count);
        var rate = new Rate(alarms, verdicts.Sum(verdict => (verdict.Trial.To - verdict.Trial.From).TotalHours));
        add("alarm_share", share.Value, share.Wilson()?.Low, share.Wilson()?.High);
        add("specificity", silent.Value, silent.Wilson()?.Low, silent.Wilson()?.High);
        add("false_alarms_per_hour", rate.Value, rate.Exact()?.Low, rate.Exact()?.High);
    }
}
