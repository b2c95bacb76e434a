using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Care.Capacity;

/// <summary>ICOPE assessments entered by staff. Nothing is overwritten: a correction is a new version beside the old ones. Safe to share.</summary>
public interface ICapacityAssessments
{
    /// <summary>
    /// Adds a version: <see cref="CapacityEntry.Version"/> 1 is a new assessment, a higher one must follow the latest. <see cref="CapacityEntry.SavedAt"/> is set by the store. Durable when the task ends; may be repeated.
    /// </summary>
    /// <exception cref="ArgumentException">The answers cannot be true, a text is too long, or status, version and reason do not go together.</exception>
    Task<CapacityAnswer> AddAsync(CapacityEntry entry, CancellationToken cancellationToken);

    /// <summary>A resident's assessments with all their versions, the latest day first; withdrawn ones too.</summary>
    Task<IReadOnlyList<CapacityAssessment>> ListAsync(ResidentId resident, CancellationToken cancellationToken);

    /// <summary>The assessment that each of these residents' next date is counted from: the latest that stands and in which anything was done. Residents without are left out.</summary>
    Task<IReadOnlyDictionary<ResidentId, StepOne>> LatestAsync(IReadOnlyCollection<ResidentId> residents, CancellationToken cancellationToken);
}
