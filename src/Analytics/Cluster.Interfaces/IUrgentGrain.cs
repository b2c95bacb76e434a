using AgeingMonitor.Contracts.Packs;
using Orleans.Concurrency;

namespace AgeingMonitor.Analytics.Cluster.Interfaces;

/// <summary>What cannot wait of one home, keyed by <c>HomeId</c>: without state, and without the observation store.</summary>
[Alias("ageing.urgent")]
public interface IUrgentGrain : IGrainWithStringKey
{
    /// <summary>
    /// Saves what a pack calls for at once, a help call or a fall, and tells the team. The pack need not be stored, and takes no place in any order by this: the home raises the same alert again, with the same id,
    /// when it is handed the pack.
    /// </summary>
    [Alias("raise")]
    Task RaiseAsync(Immutable<Pack> pack);
}
