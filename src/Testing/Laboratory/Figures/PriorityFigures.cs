using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Testing.Laboratory.Statistics;

namespace AgeingMonitor.Testing.Laboratory.Figures;

/// <summary>What a care team has to look at.</summary>
/// <param name="Priority">How soon.</param>
/// <param name="PerDay">Alerts in a resident-day, right and wrong ones.</param>
public sealed record PriorityFigures(AlertPriority Priority, Rate PerDay);
