using AgeingMonitor.Analytics.Cluster.Interfaces;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using Orleans.Concurrency;

namespace AgeingMonitor.Ingest.Pipeline;

/// <summary>Hands packs to the home's grain.</summary>
internal sealed class GrainHomeGateway(IGrainFactory grains) : IHomeGateway
{
    public Task AcceptAsync(HomeId home, Pack[] packs, CancellationToken cancellationToken) =>
        grains.GetGrain<IHomeGrain>(home.Value).AcceptAsync(new Immutable<Pack[]>(packs)).WaitAsync(cancellationToken);

    public Task RaiseAsync(HomeId home, Pack pack, CancellationToken cancellationToken) =>
        grains.GetGrain<IUrgentGrain>(home.Value).RaiseAsync(new Immutable<Pack>(pack)).WaitAsync(cancellationToken);
}
