using AgeingMonitor.Testing.Laboratory.Matching;
using AgeingMonitor.Testing.Laboratory.Statistics;

namespace AgeingMonitor.Testing.Laboratory.Figures;

/// <summary>The figures of a run. Needs met and missed add up the same over rules, causes and scenarios; alerts over rules, and over scenarios where every home plays one.</summary>
public sealed record LaboratoryFigures
{
    /// <summary>How many homes.</summary>
    public required int Homes { get; init; }

    /// <summary>Days played, of all homes.</summary>
    public required double ResidentDays { get; init; }

    /// <summary>Needs, and how many were met.</summary>
    public required Share Met { get; init; }

    /// <summary>Alerts, all of them.</summary>
    public required int Alerts { get; init; }

    /// <summary>Alerts about something that had one already.</summary>
    public required int Repeats { get; init; }

    /// <summary>Alerts about something that explains them without needing them.</summary>
    public required int Understandable { get; init; }

    /// <summary>Alerts about nothing, in a person-week.</summary>
    public required Rate FalsePerWeek { get; init; }

    /// <summary>Every rule that exists, in the order of their priority.</summary>
    public required IReadOnlyList<RuleFigures> Rules { get; init; }

    /// <summary>Every cause that needed or explained an alert, by name.</summary>
    public required IReadOnlyList<CauseFigures> Causes { get; init; }

    /// <summary>Every scenario, by name; empty when none was played.</summary>
    public required IReadOnlyList<ScenarioFigures> Scenarios { get; init; }

    /// <summary>From high to technical.</summary>
    public required IReadOnlyList<PriorityFigures> Priorities { get; init; }

    /// <summary>Needs that nobody met, with their homes.</summary>
    public required IReadOnlyList<(HomeResult Home, JudgedNeed Need)> Missed { get; init; }

    /// <summary>Alerts about nothing, with their homes.</summary>
    public required IReadOnlyList<(HomeResult Home, JudgedAlert Alert)> FalseAlerts { get; init; }
}
