using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Ingest.Broker;

/// <summary>A message as the broker gave it.</summary>
/// <param name="Topic">As published.</param>
/// <param name="ContentType">As published; null when absent.</param>
/// <param name="Payload">As published; the receiver may keep it.</param>
/// <param name="ReceivedAt">By the server's clock.</param>
public sealed record ReceivedMessage(string Topic, string? ContentType, byte[] Payload, Instant ReceivedAt);
