using AgeingMonitor.Analytics.Budget;
using AgeingMonitor.Analytics.Evaluation.Recordings;
using AgeingMonitor.Analytics.Evaluation.Statistics;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Testing.Importers;

namespace AgeingMonitor.Analytics.Evaluation.Burden;

/// <summary>How many alerts a care team gets for each resident and day.</summary>
internal sealed class BurdenSuite : IEvaluationSuite
{
    private const string Dataset = "tihm";

    public string Name => "burden";

    public string Help => """
        The homes of folder tihm replayed in process through all detectors and rules, with the options
        that are in force by default. A resident-day is a local day with activity of one resident.
        Everybody there is over 70: group older is the same as all.
          alerts_per_resident_day, high_, medium_, low_, technical_per_resident_day   by priority
          clinical_per_resident_day   all but technical ones
          rule_<rule>_per_resident_day   by rule; budget_<rule>_per_resident_day what is permitted, and
                                         over_budget_<rule> the homes that were over it on any day
          list_<detector>_per_resident_day   entries of the daily list, with their budget
          list_entries_per_resident_day   the daily list, which calls nobody
          worst_home_clinical_per_resident_day   the home with most
          explained   share of alerts with a sentence in both languages and evidence
        n is the number of resident-days; intervals by drawing homes.
        """;

    public async Task RunAsync(EvaluationRun run, CancellationToken cancellationToken)
    {
        if (await ImportedRecording.OfAsync(run, Dataset, new ImportOptions(), cancellationToken).ConfigureAwait(false) is not { } recording)
        {
            return;
        }

        run.Tell($"playing {recording.Report.Homes.Count} homes");
        var homes = await HomePlayback.PlayAsync(recording, new DetectionOptions { Shadow = run.Shadow }, cancellationToken).ConfigureAwait(false);
        foreach (var group in new[] { Measurement.All, Measurement.Older })
        {
            Add(run, group, homes);
        }

        run.Comparisons = [.. homes.SelectMany(home => home.Comparisons.Select(comparison => (home.Home, comparison)))];
    }

    private static void Add(EvaluationRun run, string group, IReadOnlyList<HomeBurden> homes)
    {
        Rate("alerts", _ => true);
        Rate("high", alert => alert.Priority == AlertPriority.High);
        Rate("medium", alert => alert.Priority == AlertPriority.Medium);
        Rate("low", alert => alert.Priority == AlertPriority.Low);
        Rate("technical", alert => alert.Priority == AlertPriority.Technical);
        Rate("clinical", IsClinical);
        foreach (var rule in AlertRules.All)
        {
            Rate($"rule_{rule}", alert => alert.Rule == rule);
            Permit(rule, BudgetLine.KeyOf(false, rule));
        }

        run.Add(Dataset, group, "budget_clinical_per_resident_day", AlarmBudget.Default.Clinical, homes.Sum(home => home.Days));
        AddRate(run, group, "list_entries_per_resident_day", homes, home => home.Listed.Count);
        foreach (var line in BudgetLines.All.Where(line => line.IsListed))
        {
            AddRate(run, group, $"list_{line.Name}_per_resident_day", homes, home => home.Listed.Count(flag => flag.Detector == line.Name));
            Permit("list_" + line.Name, line.Key);
        }

        var lived = homes.Where(home => home.Days > 0).ToList();
        run.Add(Dataset, group, "worst_home_clinical_per_resident_day", lived.Count == 0 ? null : lived.Max(home => home.Alerts.Count(IsClinical) / (double)home.Days), lived.Count);
        var alerts = homes.SelectMany(home => home.Alerts).ToList();
        run.Add(Dataset, group, "explained", alerts.Count == 0 ? null : alerts.Count(IsExplained) / (double)alerts.Count, alerts.Count);

        void Permit(string name, string key)
        {
            run.Add(Dataset, group, $"budget_{name}_per_resident_day", AlarmBudget.Default.Of(key), homes.Sum(home => home.Days));
            run.Add(Dataset, group, $"over_budget_{name}", homes.Count(home => home.OverBudget.Contains(key)), homes.Count);
        }

        void Rate(string name, Func<AlertDraft, bool> isMeant) => AddRate(run, group, name + "_per_resident_day", homes, home => home.Alerts.Count(isMeant));
    }

    private static void AddRate(EvaluationRun run, string group, string metric, IReadOnlyList<HomeBurden> homes, Func<HomeBurden, int> count)
    {
        IReadOnlyList<IReadOnlyList<(int Count, int Days)>> people = [.. homes.Select(home => new[] { (count(home), home.Days) })];
        var interval = PersonBootstrap.Interval(people, Of, run.Seed);
        run.Add(Dataset, group, metric, Of([.. people.SelectMany(rows => rows)]), homes.Sum(home => home.Days), interval?.Low, interval?.High);

        static double? Of(IReadOnlyList<(int Count, int Days)> rows) => rows.Sum(row => row.Days) is > 0 and var days ? rows.Sum(row => row.Count) / (double)days : null;
    }

    private static bool IsClinical(AlertDraft alert) => alert.Priority != AlertPriority.Technical;

    private static bool IsExplained(AlertDraft alert) =>
        alert.Evidence.Count > 0 && !string.IsNullOrWhiteSpace(alert.Summary.French) && !string.IsNullOrWhiteSpace(alert.Summary.English) && alert.Summary.French != alert.Summary.English;
}
