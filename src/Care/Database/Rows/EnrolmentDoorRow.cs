using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Care.Database.Rows;

/// <summary>Where kits enrol, as the running server last said; one row.</summary>
internal sealed class EnrolmentDoorRow
{
    public required int Id { get; set; }
    public required string Server { get; set; }
    public required string RootPin { get; set; }
    public required Instant SaidAt { get; set; }
}
