using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using Orleans.Concurrency;

namespace AgeingMonitor.Analytics.Cluster.Interfaces;

/// <summary>One home, keyed by <c>HomeId</c>: takes packs in any order, works on them in the kit's one order.</summary>
[Alias("ageing.home")]
public interface IHomeGrain : IGrainWithStringKey
{
    /// <summary>
    /// Accepts packs that are already in the store. When the call returns, they will be worked on, now or after a catch-up from the ledger,
    /// and what they raise at once is in the care database. A repeat changes nothing. Ticks (lane tick) are worked on before the call returns.
    /// </summary>
    [Alias("accept")]
    Task AcceptAsync(Immutable<Pack[]> packs);

    /// <summary>The keeper's call: activates, catches up from the store, and reveals silence at <paramref name="now"/>. Homes in mode replay only catch up.</summary>
    [Alias("wake")]
    Task WakeAsync(Instant now);

    /// <summary>What the board shows of this home.</summary>
    [AlwaysInterleave, Alias("tile")]
    Task<HomeTile> GetTileAsync();

    /// <summary>How long the sensors of one of its kits are silent, and may be. Asked for by whoever looks at the kit: no tile carries it.</summary>
    [AlwaysInterleave, Alias("silences")]
    Task<KitSilences> GetSilencesAsync(string kit);
}
