namespace AgeingMonitor.Care.Capacity;

/// <summary>What was found at one item.</summary>
/// <param name="Outcome">What it showed.</param>
/// <param name="Reason">Why it was not done; null when it was.</param>
/// <param name="ChairRises">How long five chair rises took, where they were timed; to a tenth of a second.</param>
/// <param name="Hearing">How hearing was tried, where it was.</param>
public sealed record StepOneAnswer(StepOneOutcome Outcome, NotDoneReason? Reason = null, TimeSpan? ChairRises = null, HearingTest? Hearing = null)
{
    /// <summary>Nothing found.</summary>
    public static readonly StepOneAnswer Clear = new(StepOneOutcome.Clear);

    /// <summary>Something found.</summary>
    public static readonly StepOneAnswer Concern = new(StepOneOutcome.Concern);

    /// <summary>Not done, and why.</summary>
    public static StepOneAnswer NotDone(NotDoneReason reason) => new(StepOneOutcome.NotDone, reason);

    /// <inheritdoc/>
    public override string ToString() => nameof(StepOneAnswer);
}
