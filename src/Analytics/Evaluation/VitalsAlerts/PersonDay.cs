namespace AgeingMonitor.Analytics.Evaluation.VitalsAlerts;

/// <summary>A local day on which a person was measured.</summary>
/// <param name="Person">The source's pseudonym.</param>
/// <param name="Day">The local day.</param>
/// <param name="Values">What was measured, by quantity code.</param>
internal sealed record PersonDay(string Person, DateOnly Day, Dictionary<string, List<double>> Values);
