namespace AgeingMonitor.Analytics.Budget;

/// <summary>One line of the alarm budget.</summary>
/// <param name="Name">Of the rule, or of the detector of the daily list.</param>
/// <param name="IsListed">Whether it is of the daily list, which calls nobody.</param>
/// <param name="PerDay">What is permitted by default, a resident and day.</param>
/// <param name="Source">Whether the threshold follows from it.</param>
/// <param name="Low">Least that can be set.</param>
/// <param name="High">Most that can be set.</param>
/// <param name="Why">Where the threshold comes from, in words.</param>
public sealed record BudgetLine(string Name, bool IsListed, double PerDay, BudgetSource Source, double Low, double High, string Why)
{
    /// <summary>Whether the threshold follows from the budget.</summary>
    public bool IsDerived => Source is BudgetSource.OwnDays or BudgetSource.Table;

    /// <summary>Name in configuration, metrics and saved state: <c>alerts:stillness</c>.</summary>
    public string Key => KeyOf(IsListed, Name);

    /// <summary>Key of a rule or of a detector of the daily list.</summary>
    public static string KeyOf(bool isListed, string name) => (isListed ? "list:" : "alerts:") + name;
}
