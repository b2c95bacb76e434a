using AgeingMonitor.Contracts.Alerts;

namespace AgeingMonitor.Dashboard.Access;

/// <summary>Whether a step on an alert was done; if not, why, in words.</summary>
internal sealed record StepOutcome(bool Done, LocalizedText? Refusal)
{
    public static readonly StepOutcome Success = new(true, null);

    public static StepOutcome Refused(LocalizedText why) => new(false, why);
}
