using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Care.Database.Rows;

/// <summary>A configuration that a kit was given, as JSON of topic <c>cfg</c>. Rows stay; the highest version counts.</summary>
internal sealed class KitConfigurationRow
{
    public long Id { get; set; }
    public required KitId KitId { get; set; }
    public required long Version { get; set; }
    public required string Body { get; set; }
    public required Instant MadeAt { get; set; }
    public required string MadeBy { get; set; }
}
