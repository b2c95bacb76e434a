using AgeingMonitor.Contracts.Flags;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Care;

/// <summary>The care teams' daily list: what was unlike somebody's own days. Safe to share.</summary>
public interface IDailyList
{
    /// <summary>Adds an entry. Of two with the same detector, subject and beginning the stronger stays, whichever came first.</summary>
    /// <returns>Whether it is new.</returns>
    Task<bool> AddAsync(DayFlag flag, CancellationToken cancellationToken);

    /// <summary>The entries of a team's homes whose time ends within a range, the latest first, of one day the highest over its limit first.</summary>
    Task<IReadOnlyList<DayFlag>> ListAsync(CareTeamId team, TimeRange endsWithin, CancellationToken cancellationToken);
}
