using AgeingMonitor.Contracts.Packs;

namespace AgeingMonitor.Testing.TestKit;

/// <summary>A message on its way from a kit to ingest.</summary>
/// <param name="Lane">The lane of its topic.</param>
/// <param name="Payload">The bytes.</param>
/// <param name="ContentType">As published; null when absent.</param>
public sealed record TestMessage(Lane Lane, ReadOnlyMemory<byte> Payload, string? ContentType);
