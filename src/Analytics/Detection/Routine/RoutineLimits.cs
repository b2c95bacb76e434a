using AgeingMonitor.Analytics.Budget;
using AgeingMonitor.Contracts.Flags;

namespace AgeingMonitor.Analytics.Detection.Routine;

/// <summary>What the budget leaves the detector.</summary>
/// <param name="UnlikeShare">Share of ordinary days that may be listed as unlike.</param>
/// <param name="Change">Limit of the cumulative sum of a lasting change, in personal spreads.</param>
internal readonly record struct RoutineLimits(double UnlikeShare, double Change)
{
    /// <summary>Half of the budget for single days, half for lasting changes.</summary>
    public static RoutineLimits Of(AlarmBudget budget, RoutineModel model)
    {
        var half = budget.OfList(DayFlagDetectors.Routine) / 2;
        return new(half, (model.Card ?? RoutineModel.BuiltIn.Card!).ThresholdFor(half));
    }
}
