using AgeingMonitor.Testing.Laboratory.Statistics;

namespace AgeingMonitor.Testing.Laboratory.Figures;

/// <summary>What one rule did.</summary>
public sealed record RuleFigures
{
    /// <summary>The rule.</summary>
    public required string Rule { get; init; }

    /// <summary>Its alerts, all of them.</summary>
    public required int Alerts { get; init; }

    /// <summary>Those that were the first about something that needed one.</summary>
    public required int Found { get; init; }

    /// <summary>Those about something that had one already.</summary>
    public required int Repeats { get; init; }

    /// <summary>Those about something that explains them without needing them.</summary>
    public required int Understandable { get; init; }

    /// <summary>Those about nothing.</summary>
    public required int False { get; init; }

    /// <summary>Needs that are booked under this rule, and how many of them were met, by it or by another right rule.</summary>
    public required Share Met { get; init; }

    /// <summary>From when a need could be known to when the alert was there, in seconds, ascending: of the needs met that are booked under this rule.</summary>
    public required IReadOnlyList<double> DelaySeconds { get; init; }

    /// <summary>False alerts in a person-week.</summary>
    public required Rate FalsePerWeek { get; init; }

    /// <summary>Its alerts in a resident-day, right and wrong ones.</summary>
    public required Rate AlertsPerDay { get; init; }

    /// <summary>Its alerts by day of the simulation, from the first.</summary>
    public required IReadOnlyList<int> AlertsByDay { get; init; }
}
