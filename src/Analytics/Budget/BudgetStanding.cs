namespace AgeingMonitor.Analytics.Budget;

/// <summary>How a home stands against one line of the budget.</summary>
/// <param name="Line">The line.</param>
/// <param name="Days">The window: 7 or 28 days.</param>
/// <param name="Count">Alerts or entries in it.</param>
/// <param name="Permitted">How many the budget permits in the days of it that are known.</param>
public sealed record BudgetStanding(BudgetLine Line, int Days, int Count, double Permitted)
{
    private const double SmallestChance = 0.01;

    /// <summary>The windows that are looked at.</summary>
    public static IReadOnlyList<int> Windows { get; } = [7, 28];

    /// <summary>Count over what is permitted; infinite where nothing is.</summary>
    public double Used => Count / Permitted;

    /// <summary>
    /// Whether so many are more than chance explains: were the budget kept, as many or more would come in fewer than one window of a hundred (Poisson). A single alert of a rare rule is not over budget.
    /// </summary>
    public bool IsOver => Count > 0 && ChanceOfAtLeast(Count, Permitted) < SmallestChance;

    private static double ChanceOfAtLeast(int count, double mean)
    {
        double term = Math.Exp(-mean), below = 0;
        for (var i = 0; i < count; i++)
        {
            below += term;
            term *= mean / (i + 1);
        }

        return 1 - below;
    }
}
