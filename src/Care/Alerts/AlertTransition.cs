namespace AgeingMonitor.Care.Alerts;

/// <summary>Where the alert stands after a step, or why the step is refused, one of <see cref="AlertRefusals"/>; then it stands as before.</summary>
internal sealed record AlertTransition(AlertStanding? Standing, string? Refusal);
