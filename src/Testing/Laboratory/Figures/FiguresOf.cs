using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Testing.Laboratory.Matching;
using AgeingMonitor.Testing.Laboratory.Statistics;

namespace AgeingMonitor.Testing.Laboratory.Figures;

/// <summary>Counts a run's results.</summary>
public static class FiguresOf
{
    private const double DaysInWeek = 7;

    internal static readonly IReadOnlyList<string> Rules = AlertRules.All;

    /// <summary>The figures of all homes.</summary>
    public static LaboratoryFigures Homes(IReadOnlyList<HomeResult> homes)
    {
        ArgumentNullException.ThrowIfNull(homes);
        var alerts = homes.SelectMany(home => home.Match.Alerts.Select(alert => (Home: home, Alert: alert))).ToList();
        var needs = homes.SelectMany(home => home.Match.Needs.Select(need => (Home: home, Need: need))).ToList();
        var days = homes.Sum(home => home.ResidentDays);
        return new LaboratoryFigures
        {
            Homes = homes.Count,
            ResidentDays = days,
            Met = MetOf(needs.Select(pair => pair.Need)),
            Alerts = alerts.Count,
            Repeats = Count(alerts.Select(pair => pair.Alert), AlertVerdict.Repeat),
            Understandable = Count(alerts.Select(pair => pair.Alert), AlertVerdict.Understandable),
            FalsePerWeek = new Rate(Count(alerts.Select(pair => pair.Alert), AlertVerdict.False), days / DaysInWeek),
            Rules = [.. Rules.Union(alerts.Select(pair => pair.Alert.Raised.Alert.Rule).Order(StringComparer.Ordinal)).Select(rule => RuleOf(rule, homes, days))],
            Causes = [.. needs.Select(pair => pair.Need.Need.Cause).Concat(alerts.Select(pair => pair.Alert.Expectation?.Cause).OfType<string>()).Distinct().Order(StringComparer.Ordinal).Select(cause => CauseOf(cause, homes))],
            Scenarios = [.. homes.Where(home => home.Home.Scenario is not null).GroupBy(home => home.Home.Scenario!).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => ScenarioOf(group.Key, [.. group]))],
            Priorities = [.. Enum.GetValues<AlertPriority>().OrderDescending().Select(priority => new PriorityFigures(priority, new Rate(alerts.Count(pair => pair.Alert.Raised.Alert.Priority == priority), days)))],
            Missed = [.. needs.Where(pair => pair.Need.By is null)],
            FalseAlerts = [.. alerts.Where(pair => pair.Alert.Verdict == AlertVerdict.False)],
        };
    }

    private static RuleFigures RuleOf(string rule, IReadOnlyList<HomeResult> homes, double days)
    {
        var alerts = homes.SelectMany(home => home.Match.Alerts).Where(alert => alert.Raised.Alert.Rule == rule).ToList();
        var needs = homes.SelectMany(home => home.Match.Needs).Where(need => need.Need.Rules[0] == rule).ToList();
        var byDay = new int[homes.Count == 0 ? 0 : homes.Max(home => (int)Math.Ceiling(home.ResidentDays))];
        foreach (var (home, alert) in homes.SelectMany(home => home.Match.Alerts.Where(alert => alert.Raised.Alert.Rule == rule).Select(alert => (home, alert))))
        {
            var day = (int)Math.Floor((alert.Raised.KnownAt - home.Home.During.From).TotalDays);
            byDay[Math.Clamp(day, 0, byDay.Length - 1)]++;
        }

        return new RuleFigures
        {
            Rule = rule,
            Alerts = alerts.Count,
            Found = Count(alerts, AlertVerdict.Found),
            Repeats = Count(alerts, AlertVerdict.Repeat),
            Understandable = Count(alerts, AlertVerdict.Understandable),
            False = Count(alerts, AlertVerdict.False),
            Met = MetOf(needs),
            DelaySeconds = DelaysOf(needs),
            FalsePerWeek = new Rate(Count(alerts, AlertVerdict.False), days / DaysInWeek),
            AlertsPerDay = new Rate(alerts.Count, days),
            AlertsByDay = byDay,
        };
    }

    private static CauseFigures CauseOf(string cause, IReadOnlyList<HomeResult> homes)
    {
        var needs = homes.SelectMany(home => home.Match.Needs).Where(need => need.Need.Cause == cause).ToList();
        var alerts = homes.SelectMany(home => home.Match.Alerts).Where(alert => alert.Expectation?.Cause == cause).ToList();
        return new CauseFigures(cause, MetOf(needs), DelaysOf(needs), Count(alerts, AlertVerdict.Repeat), Count(alerts, AlertVerdict.Understandable));
    }

    private static ScenarioFigures ScenarioOf(string scenario, IReadOnlyList<HomeResult> homes)
    {
        var needs = homes.SelectMany(home => home.Match.Needs).ToList();
        var alerts = homes.SelectMany(home => home.Match.Alerts).ToList();
        var days = homes.Sum(home => home.ResidentDays);
        return new ScenarioFigures(
            scenario, homes.Count, days, MetOf(needs), new Rate(alerts.Count, days), Count(alerts, AlertVerdict.Understandable), new Rate(Count(alerts, AlertVerdict.False), days / DaysInWeek), DelaysOf(needs));
    }

    private static Share MetOf(IEnumerable<JudgedNeed> needs)
    {
        var all = needs.ToList();
        return new Share(all.Count(need => need.By is not null), all.Count);
    }

    private static IReadOnlyList<double> DelaysOf(IEnumerable<JudgedNeed> needs) => [.. needs.Select(need => need.Delay?.TotalSeconds).OfType<double>().Order()];

    private static int Count(IEnumerable<JudgedAlert> alerts, AlertVerdict verdict) => alerts.Count(alert => alert.Verdict == verdict);
}
