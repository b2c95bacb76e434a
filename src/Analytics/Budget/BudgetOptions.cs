namespace AgeingMonitor.Analytics.Budget;

/// <summary>
/// How many alerts and entries of the daily list each rule may give a resident and day. Where a threshold can be derived from a rate it is (stillness, routine, agitation); a cited clinical limit is never moved, and its line
/// only says when a home has more than was expected. Section <c>Analytics:Budget</c>; what is not named keeps its default (<see cref="BudgetLines"/>).
/// </summary>
public sealed class BudgetOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Analytics:Budget";

    /// <summary>By rule, as <c>Analytics:Budget:Alerts:stillness</c>; a resident and day, 0 to 1.</summary>
    public Dictionary<string, double> Alerts { get; set; } = new(StringComparer.Ordinal);

    /// <summary>By detector of the daily list, as <c>Analytics:Budget:List:routine</c>; a resident and day, 0 to 1.</summary>
    public Dictionary<string, double> List { get; set; } = new(StringComparer.Ordinal);
}
