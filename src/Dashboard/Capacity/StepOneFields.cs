using AgeingMonitor.Care.Capacity;

namespace AgeingMonitor.Dashboard.Capacity;

/// <summary>Names and codes of the Step 1 form.</summary>
internal static class StepOneFields
{
    public const string Entry = "entry";
    public const string Version = "version";
    public const string AssessedOn = "assessed-on";
    public const string Note = "note";
    public const string Reason = "reason";
    public const string Seconds = "chair-rises-seconds";
    public const string Hearing = "hearing-by";

    public static readonly (string Code, StepOneOutcome Outcome)[] Outcomes = [("clear", StepOneOutcome.Clear), ("concern", StepOneOutcome.Concern), ("not-done", StepOneOutcome.NotDone)];

    public static readonly (string Code, NotDoneReason Reason)[] Reasons =
        [("refused", NotDoneReason.Refused), ("unable", NotDoneReason.Unable), ("no-means", NotDoneReason.NoMeans), ("no-time", NotDoneReason.NoTime), ("other", NotDoneReason.Other)];

    public static readonly (string Code, HearingTest Test)[] Tests = [("whisper", HearingTest.Whisper), ("audiometry", HearingTest.Audiometry), ("app", HearingTest.App)];

    public static string WhyNot(StepOneItem item) => item.Code + "-why-not";
}
