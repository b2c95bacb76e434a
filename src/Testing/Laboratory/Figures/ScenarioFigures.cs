using AgeingMonitor.Testing.Laboratory.Statistics;

namespace AgeingMonitor.Testing.Laboratory.Figures;

/// <summary>What became of the homes of one scenario.</summary>
/// <param name="Scenario">Its name.</param>
/// <param name="Homes">How many homes played it.</param>
/// <param name="ResidentDays">Days played, of all its homes.</param>
/// <param name="Met">Needs, and how many of them were met.</param>
/// <param name="AlertsPerDay">Alerts in a resident-day, all of them.</param>
/// <param name="Understandable">Alerts about something that explains them without needing them.</param>
/// <param name="FalsePerWeek">Alerts about nothing, in a person-week.</param>
/// <param name="DelaySeconds">Delays of the needs met, in seconds, ascending.</param>
public sealed record ScenarioFigures(string Scenario, int Homes, double ResidentDays, Share Met, Rate AlertsPerDay, int Understandable, Rate FalsePerWeek, IReadOnlyList<double> DelaySeconds);
