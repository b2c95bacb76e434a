using AgeingMonitor.Analytics.Cluster.Interfaces;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using Orleans.Concurrency;

namespace AgeingMonitor.Dashboard.Tests.World;

/// <summary>A home that only tells of its kits' silences.</summary>
internal sealed class FakeHomeGrain(DashboardWorld world) : IHomeGrain
{
    public Task<KitSilences> GetSilencesAsync(string kit) => world.HomeTrouble is { } trouble
        ? Task.FromException<KitSilences>(trouble)
        : Task.FromResult(world.Silences.GetValueOrDefault(kit) ?? new KitSilences(null, []));

    public Task AcceptAsync(Immutable<Pack[]> packs) => throw new NotSupportedException();

    public Task WakeAsync(Instant now) => throw new NotSupportedException();

    public Task<HomeTile> GetTileAsync() => throw new NotSupportedException();
}
