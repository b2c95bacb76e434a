namespace AgeingMonitor.Analytics.Budget;

/// <summary>What was told by one line of the budget.</summary>
/// <param name="Key">Of the line.</param>
/// <param name="Days">Counts by day number modulo <see cref="BudgetLog.Days"/>.</param>
internal sealed record LineCounts(string Key, int[] Days);
