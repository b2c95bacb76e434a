using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Care.Database.Rows;

/// <summary>A message in quarantine.</summary>
internal sealed class QuarantineRow
{
    public required string Id { get; set; }
    public required string Topic { get; set; }
    public string? ContentType { get; set; }
    public required byte[] Payload { get; set; }
    public required int PayloadBytes { get; set; }
    public required string Reason { get; set; }
    public required string Detail { get; set; }
    public required Instant ReceivedAt { get; set; }
    public required Instant LastReceivedAt { get; set; }
    public required long Count { get; set; }
}
