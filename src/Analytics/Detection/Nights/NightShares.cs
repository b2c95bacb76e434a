using AgeingMonitor.Analytics.Budget;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Flags;

namespace AgeingMonitor.Analytics.Detection.Nights;

/// <summary>What the budget leaves the person's own limits: the share of ordinary nights that may pass each. Less than 1 in 29 is more than four weeks of nights can promise, and their largest is the limit.</summary>
/// <param name="Wandering">Of nights with a walk of more changes of room.</param>
/// <param name="Restless">Of nights with more ways out of bed.</param>
internal readonly record struct NightShares(double Wandering, double Restless)
{
    /// <summary>The line of wandering whole, and half of the list's: the other half is left for how ways out of the door ended.</summary>
    public static NightShares Of(AlarmBudget budget) => new(budget.OfAlerts(AlertRules.NightWandering), budget.OfList(DayFlagDetectors.Night) / 2);
}
