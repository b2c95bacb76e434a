using AgeingMonitor.Contracts.Flags;
using AgeingMonitor.Dashboard.Live;

namespace AgeingMonitor.Dashboard.DailyLists;

/// <summary>An entry of the daily list with the names put to it.</summary>
internal sealed record DailyEntry(DayFlag Flag, HomeNaming Naming)
{
    /// <summary>Whom it is about; null when it is about the household.</summary>
    public string? Person => Naming.NameOf(Flag.Subject.Resident);
}
