using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Edge.Link;

/// <summary>A frozen pack on its way to the server; a resend is byte-identical.</summary>
/// <param name="Number">Its number within the kit.</param>
/// <param name="SealedAt">When it was frozen, by the kit's clock.</param>
/// <param name="ContentType">As it is published.</param>
/// <param name="Payload">The frozen bytes.</param>
public sealed record OutgoingPack(PackNumber Number, Instant SealedAt, string? ContentType, ReadOnlyMemory<byte> Payload);
