using AgeingMonitor.Care.Capacity;
using AgeingMonitor.Dashboard.Texts;

namespace AgeingMonitor.Dashboard.Capacity;

/// <summary>Answers and dates in words.</summary>
internal static class CapacityLines
{
    /// <summary>An answer with its time, its test or why there is none.</summary>
    public static string Answer(StepOneItem item, StepOneAnswer answer, Words words)
    {
        var outcome = words[CapacityTexts.Outcome(item, answer.Outcome)];
        string? more = answer switch
        {
            { Reason: { } reason } => words[CapacityTexts.Reason(reason)],
            { ChairRises: { } time } => words.Fill(CapacityTexts.InSeconds, words.Number(time.TotalSeconds, 1)),
            { Hearing: { } test } => words[CapacityTexts.Test(test)],
            _ => null,
        };
        return more is null ? outcome : $"{outcome} ({more})";
    }

    /// <summary>How far a day is away.</summary>
    public static string Distance(int daysLeft, Words words) => daysLeft switch
    {
        0 => words[CapacityTexts.DueToday],
        1 => words[CapacityTexts.DueTomorrow],
        > 1 => words.Fill(CapacityTexts.DueIn, daysLeft),
        -1 => words[CapacityTexts.OverdueByOne],
        _ => words.Fill(CapacityTexts.Overdue, -daysLeft),
    };

    /// <summary>What a version changed in the one before it; nothing for the first.</summary>
    public static IEnumerable<string> Changes(CapacityEntry? before, CapacityEntry after, Words words)
    {
        if (before is null)
        {
            yield break;
        }

        var (was, now) = (before.StepOne, after.StepOne);
        if (was.AssessedOn != now.AssessedOn)
        {
            yield return words.Fill(CapacityTexts.Before, words[CapacityTexts.Day], words.Date(now.AssessedOn), words.Date(was.AssessedOn));
        }

        foreach (var item in StepOneItems.All.Where(item => was.Answers[item.Code] != now.Answers[item.Code]))
        {
            yield return words.Fill(CapacityTexts.Before, words[CapacityTexts.Question(item)], Answer(item, now.Answers[item.Code], words), Answer(item, was.Answers[item.Code], words));
        }

        if (was.Note != now.Note)
        {
            yield return words.Fill(CapacityTexts.Before, words[PageTexts.Note], Quoted(now.Note), Quoted(was.Note));
        }
    }

    private static string Quoted(string? note) => note is null ? "–" : $"«\u00A0{note}\u00A0»";
}
