namespace AgeingMonitor.Analytics.Budget;

/// <summary>Where a rule's threshold comes from.</summary>
public enum BudgetSource
{
    /// <summary>A conformal quantile of the resident's or home's own days, at the rate that the budget permits.</summary>
    OwnDays,

    /// <summary>A table of thresholds by rate, measured on people left out and kept with the model.</summary>
    Table,

    /// <summary>A cited clinical limit, or one chosen on recordings that are too few or not of whole days: no rate moves it.</summary>
    FixedLimit,

    /// <summary>No threshold: something has happened.</summary>
    Fact,
}
