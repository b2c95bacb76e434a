using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Host.Replays;

/// <summary>What the stores hold of one home.</summary>
/// <param name="Home">The home.</param>
/// <param name="Observations">Stored observations.</param>
/// <param name="Checksum">Their <see cref="AgeingMonitor.Testing.ContentChecksum"/>.</param>
/// <param name="Packs">Entries of the ledger.</param>
/// <param name="LedgerChecksum">Sum of a hash of each, over what the kit decides.</param>
/// <param name="LastSeal">Latest seal on lane obs, which alone moves a home's time; null when there is none.</param>
internal sealed record HomeContent(HomeId Home, long Observations, ulong Checksum, long Packs, ulong LedgerChecksum, Instant? LastSeal);
