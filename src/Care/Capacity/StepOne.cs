using AgeingMonitor.Contracts.Capacity;

namespace AgeingMonitor.Care.Capacity;

/// <summary>One ICOPE Step 1 as it was carried out: an answer for each item. What it says of the domains is derived, never kept beside it.</summary>
/// <param name="AssessedOn">The day, in the home's time zone.</param>
/// <param name="Answers">By item code; valid sets have all of <see cref="StepOneItems.All"/>.</param>
/// <param name="Note">What the answers do not say; at most <see cref="LongestNote"/> characters. Stays in the care database.</param>
public sealed record StepOne(DateOnly AssessedOn, IReadOnlyDictionary<string, StepOneAnswer> Answers, string? Note)
{
    /// <summary>Longest note, in UTF-16 units.</summary>
    public const int LongestNote = 500;

    /// <summary>Five chair rises that take longer are a concern (WHO handbook, 2019: "within 14 seconds").</summary>
    public static readonly TimeSpan LongestChairRises = TimeSpan.FromSeconds(14);

    /// <summary>A shorter time is a slip of the pen: the fastest young adults need about 4 s.</summary>
    public static readonly TimeSpan ShortestChairRises = TimeSpan.FromSeconds(3);

    /// <summary>A longer time is a slip of the pen; the test is broken off at a minute.</summary>
    public static readonly TimeSpan SlowestChairRises = TimeSpan.FromSeconds(60);

    /// <summary>How far back an assessment on paper may lie when it is entered.</summary>
    public const int LongestDaysBack = 731;

    /// <summary>Whether any item was done; an attempt without is kept, and moves no date.</summary>
    public bool IsDone => Answers.Values.Any(answer => answer.Outcome != StepOneOutcome.NotDone);

    /// <summary>Whether any domain is flagged.</summary>
    public bool IsFlagged => Enum.GetValues<CapacityDomain>().Any(domain => Of(domain) == DomainResult.Flagged);

    /// <summary>Whether something is known of every domain.</summary>
    public bool IsWhole => Enum.GetValues<CapacityDomain>().All(domain => Of(domain) != DomainResult.Unknown);

    /// <summary>What is known of a domain: one concern flags it, and only a domain whose every item was done is clear.</summary>
    public DomainResult Of(CapacityDomain domain)
    {
        var outcomes = StepOneItems.All.Where(item => item.Domain == domain).Select(item => Answers.GetValueOrDefault(item.Code)?.Outcome ?? StepOneOutcome.NotDone).ToArray();
        return outcomes.Contains(StepOneOutcome.Concern) ? DomainResult.Flagged
            : outcomes.Contains(StepOneOutcome.NotDone) ? DomainResult.Unknown
            : DomainResult.Clear;
    }

    /// <summary>All that is wrong with the answers, by item code; empty when they can be kept.</summary>
    public IReadOnlyList<(string Code, StepOneFault Fault)> Check()
    {
        var faults = new List<(string, StepOneFault)>();
        faults.AddRange(Answers.Keys.Where(code => StepOneItems.Find(code) is null).Select(code => (code, StepOneFault.Unknown)));
        foreach (var item in StepOneItems.All)
        {
            faults.AddRange(Check(item, Answers.GetValueOrDefault(item.Code)).Select(fault => (item.Code, fault)));
        }

        return faults;
    }

    /// <summary>The same answers, whatever made the two.</summary>
    public bool SaysTheSame(StepOne other) =>
        AssessedOn == other.AssessedOn && Note == other.Note && Answers.Count == other.Answers.Count && Answers.All(pair => other.Answers.GetValueOrDefault(pair.Key) == pair.Value);

    /// <inheritdoc/>
    public override string ToString() => nameof(StepOne);

    private IEnumerable<StepOneFault> Check(StepOneItem item, StepOneAnswer? answer)
    {
        if (answer is null || !Enum.IsDefined(answer.Outcome))
        {
            yield return StepOneFault.Missing;
            yield break;
        }

        var isDone = answer.Outcome != StepOneOutcome.NotDone;
        if (isDone ? answer.Reason is not null : answer.Reason is not { } reason || !Enum.IsDefined(reason))
        {
            yield return StepOneFault.Reason;
        }

        if (answer.Reason == NotDoneReason.Other && string.IsNullOrWhiteSpace(Note))
        {
            yield return StepOneFault.Note;
        }

        if (answer.ChairRises is { } time)
        {
            if (item != StepOneItems.ChairRises || !isDone || time < ShortestChairRises || time > SlowestChairRises)
            {
                yield return StepOneFault.Time;
            }
            else if ((time > LongestChairRises) != (answer.Outcome == StepOneOutcome.Concern))
            {
                yield return StepOneFault.Contradiction;
            }
        }

        if (item == StepOneItems.Hears && isDone ? answer.Hearing is not { } test || !Enum.IsDefined(test) : answer.Hearing is not null)
        {
            yield return StepOneFault.Test;
        }
    }
}
