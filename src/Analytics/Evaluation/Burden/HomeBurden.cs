using AgeingMonitor.Analytics.Shadow;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Flags;

namespace AgeingMonitor.Analytics.Evaluation.Burden;

/// <summary>What one home asked of its care team.</summary>
/// <param name="Home">Its pseudonym.</param>
/// <param name="Days">Local days with activity, times the residents.</param>
/// <param name="Alerts">Alerts raised, each once.</param>
/// <param name="Listed">Entries of the daily list.</param>
/// <param name="OverBudget">Lines that were over budget at the end of a day, each once.</param>
/// <param name="Comparisons">Of the models that ran as shadows.</param>
internal sealed record HomeBurden(string Home, int Days, IReadOnlyList<AlertDraft> Alerts, IReadOnlyList<DayFlag> Listed, IReadOnlySet<string> OverBudget, IReadOnlyList<ShadowComparison> Comparisons);
