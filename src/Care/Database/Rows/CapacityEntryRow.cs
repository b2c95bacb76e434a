using AgeingMonitor.Care.Capacity;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Care.Database.Rows;

/// <summary>One version of an ICOPE assessment. Never changed, which a trigger sees to.</summary>
internal sealed class CapacityEntryRow
{
    public required Guid AssessmentId { get; set; }
    public required int Version { get; set; }
    public required ResidentId ResidentId { get; set; }
    public required CapacityStatus Status { get; set; }
    public required DateOnly AssessedOn { get; set; }
    public string? Note { get; set; }
    public string? Reason { get; set; }
    public required string Actor { get; set; }
    public required Instant SavedAt { get; set; }
}
