using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Analytics;

/// <summary>One part of a home's saved state: the home's own (<paramref name="Resident"/> null), or one resident's, so that it can be erased alone.</summary>
/// <param name="Resident">Whose it is.</param>
/// <param name="State">Deflated JSON, with its version inside.</param>
public sealed record HomeStatePart(ResidentId? Resident, byte[] State);
