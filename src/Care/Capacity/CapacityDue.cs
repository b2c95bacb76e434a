using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Care.Capacity;

/// <summary>When a resident's next Step 1 is due.</summary>
/// <param name="Resident">Whose.</param>
/// <param name="LastOn">The day of the last one; null when there is none.</param>
/// <param name="DueOn">The day; null when there was none yet, and then it is due at once.</param>
public sealed record CapacityDue(ResidentId Resident, DateOnly? LastOn, DateOnly? DueOn)
{
    /// <summary>Days until it is due, below nought when it is overdue; null when there was none yet.</summary>
    public int? DaysLeft(DateOnly today) => DueOn?.DayNumber - today.DayNumber;
}
