namespace AgeingMonitor.Dashboard.Hubs;

/// <summary>Whether a step on an alert was done; if not, why, in the reader's language.</summary>
internal sealed record StepAnswer(bool Done, string? Refusal);
