using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Care.Database.Rows;

/// <summary>A look at a resident. Neither changed nor deleted, which triggers see to. No foreign keys: it outlives whom it speaks of.</summary>
internal sealed class ResidentAccessRow
{
    public long Id { get; set; }
    public required string UserId { get; set; }
    public required ResidentId ResidentId { get; set; }
    public required string Page { get; set; }
    public required Instant At { get; set; }
}
