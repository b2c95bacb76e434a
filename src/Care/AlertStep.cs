namespace AgeingMonitor.Care;

/// <summary>The alert after a step, or why the step was refused, one of <see cref="AlertRefusals"/> (then <see cref="Alert"/> is as it was, null when unknown).</summary>
public sealed record AlertStep(Alert? Alert, bool Done, string? Refusal);
