using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Care;

/// <summary>One part: the home's (<paramref name="Resident"/> null) or one resident's, so that a resident's state can be erased alone.</summary>
public sealed record SnapshotPart(ResidentId? Resident, byte[] State);
