using AgeingMonitor.Care.Capacity;

namespace AgeingMonitor.Care.Tests.Capacity;

/// <summary>Answers to test with.</summary>
internal static class Steps
{
    public static readonly DateOnly Day = new(2026, 2, 27);

    /// <summary>Every item done and nothing found, but for what is given.</summary>
    public static StepOne With(params (StepOneItem Item, StepOneAnswer Answer)[] others) => new(
        Day,
        StepOneItems.All.ToDictionary(
            item => item.Code,
            item => others.Where(other => other.Item == item).Select(other => other.Answer).FirstOrDefault() ?? (item == StepOneItems.Hears ? new StepOneAnswer(StepOneOutcome.Clear, Hearing: HearingTest.Whisper) : StepOneAnswer.Clear),
            StringComparer.Ordinal),
        null);

    public static StepOneAnswer ConcernAt(StepOneItem item) => item == StepOneItems.Hears ? new StepOneAnswer(StepOneOutcome.Concern, Hearing: HearingTest.App) : StepOneAnswer.Concern;

    /// <summary>Nothing could be done.</summary>
    public static StepOne Refused() => With([.. StepOneItems.All.Select(item => (item, StepOneAnswer.NotDone(NotDoneReason.Refused)))]);
}
