using AgeingMonitor.Contracts.Alerts;

namespace AgeingMonitor.Dashboard.Capacity;

/// <summary>What is wrong with a field of a form, in words.</summary>
public sealed record FieldError(string Field, LocalizedText Text);
