using AgeingMonitor.Contracts.Alerts;

namespace AgeingMonitor.Dashboard.Configurations;

/// <summary>Why a change was not made.</summary>
/// <param name="Why">In the viewer's language.</param>
/// <param name="Detail">What exactly, as the reader of configurations says it; null when there is no more to say.</param>
internal sealed record ConfigurationRefusal(LocalizedText Why, string? Detail = null);
