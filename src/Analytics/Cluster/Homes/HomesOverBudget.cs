using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using AgeingMonitor.Analytics.Budget;
using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Analytics.Cluster.Homes;

/// <summary>The homes of this process that are over their alarm budget, as metrics: how many by line, and by how much each. Homes within it have no series. Safe to share.</summary>
internal static class HomesOverBudget
{
    private static readonly ConcurrentDictionary<HomeId, IReadOnlyList<BudgetStanding>> Over = [];

    static HomesOverBudget()
    {
        AnalyticsMetrics.Observe("ageing.analytics.over_budget", "{home}", "Homes over their alarm budget, by line and days of the window.", () => Over.Values
            .SelectMany(standings => standings)
            .GroupBy(standing => (standing.Line.Key, standing.Days))
            .Select(group => new Measurement<double>(group.Count(), new("line", group.Key.Key), new("days", group.Key.Days))));
        AnalyticsMetrics.Observe("ageing.analytics.budget_used", "1", "Alerts over what the budget permits, of homes that are over.", () => Over
            .SelectMany(pair => pair.Value.Select(standing => new Measurement<double>(standing.Used, new("home", pair.Key.Value), new("line", standing.Line.Key), new("days", standing.Days)))));
    }

    /// <summary>Says how a home stands. What has newly gone over is returned.</summary>
    public static IReadOnlyList<BudgetStanding> Note(HomeId home, IReadOnlyList<BudgetStanding> standings)
    {
        BudgetStanding[] now = [.. standings.Where(standing => standing.IsOver)];
        var before = Over.GetValueOrDefault(home) ?? [];
        if (now.Length > 0)
        {
            Over[home] = now;
        }
        else
        {
            Over.TryRemove(home, out _);
        }

        return [.. now.Where(standing => !before.Any(known => known.Line == standing.Line && known.Days == standing.Days))];
    }

    /// <summary>The home has left this process.</summary>
    public static void Leave(HomeId home) => Over.TryRemove(home, out _);
}
