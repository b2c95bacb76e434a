using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Host.Replays;

/// <summary>What the stores hold of one home.</summary>
/// <param name="Home">The home.</param>
/// <param name="Observations">Stored observations.</param>
/// <param name="Checksum">Their <see cref="AgeingMonitor.Testing.ContentChecksum"/>.</param>
/// <param name="Packs">Entries of the ledger.</param>
/// <param name="LedgerChecksum">Sum of a hash of each, over what the kit decides.</param>
internal sealed record HomeContent(HomeId Home, long Observations, ulong Checksum, long Packs, ulong LedgerChecksum);
