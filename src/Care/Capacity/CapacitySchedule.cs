using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Care.Capacity;

/// <summary>When Step 1 is to be done again. Months are those of the calendar: from 31 October four months lead to the last day of February.</summary>
public static class CapacitySchedule
{
    /// <summary>The day of the next one after a Step 1 in which anything was done.</summary>
    public static DateOnly NextAfter(StepOne last, CapacityOptions options) =>
        last.AssessedOn.AddMonths(last.IsFlagged || !last.IsWhole ? options.MonthsAfterFlag : options.MonthsAfterClear);

    /// <summary>What a resident's last assessment says of the next.</summary>
    public static CapacityDue DueOf(ResidentId resident, StepOne? last, CapacityOptions options) =>
        last is null ? new CapacityDue(resident, null, null) : new CapacityDue(resident, last.AssessedOn, NextAfter(last, options));

    /// <summary>Whether the team's list shows it: never done, overdue, or due within <see cref="CapacityOptions.DaysAhead"/>.</summary>
    public static bool IsListed(CapacityDue due, DateOnly today, CapacityOptions options) => due.DaysLeft(today) is not { } left || left <= options.DaysAhead;
}
