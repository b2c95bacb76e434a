using AgeingMonitor.Contracts.Alerts;

namespace AgeingMonitor.Analytics.Evaluation.Burden;

/// <summary>What one home asked of its care team.</summary>
/// <param name="Days">Local days with activity, times the residents.</param>
/// <param name="Alerts">Alerts raised, each once.</param>
/// <param name="ListEntries">Detectors of the entries of the daily list.</param>
internal sealed record HomeBurden(int Days, IReadOnlyList<AlertDraft> Alerts, IReadOnlyList<string> ListEntries);
