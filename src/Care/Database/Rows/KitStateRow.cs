using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Care.Database.Rows;

/// <summary>A kit's last word about itself, as JSON of topic <c>state</c>.</summary>
internal sealed class KitStateRow
{
    public required KitId KitId { get; set; }
    public required string State { get; set; }
    public required bool IsOnline { get; set; }
    public required Instant ReceivedAt { get; set; }
}
