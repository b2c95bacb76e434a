namespace AgeingMonitor.Contracts.Alerts;

/// <summary>One text in both languages of the screens.</summary>
/// <param name="French">In French.</param>
/// <param name="English">In English.</param>
public sealed record LocalizedText(string French, string English);
