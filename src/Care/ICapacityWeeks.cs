using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Capacity;
using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Care;

/// <summary>What sensors tell of intrinsic capacity, week by week. Safe to share.</summary>
public interface ICapacityWeeks
{
    /// <summary>Adds a week. Of two of one home, subject and Monday the one with more days stays; of two with as many the later, which a home worked through again tells alike.</summary>
    Task AddAsync(CapacityWeek week, CancellationToken cancellationToken);

    /// <summary>The weeks of a home that are about a subject, from a Monday on, in order.</summary>
    Task<IReadOnlyList<CapacityWeek>> ListAsync(HomeId home, AlertSubject subject, DateOnly from, CancellationToken cancellationToken);
}
