using System.Collections.Concurrent;
using AgeingMonitor.Care;
using AgeingMonitor.Care.Installation;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Ingest.Tests.Pipeline;

/// <summary>What kits say of themselves, in memory; can be down, and knows who is unknown.</summary>
internal sealed class KitStatesFake : IKitStates
{
    public ConcurrentDictionary<KitId, ToldState> All { get; } = new();

    public ConcurrentBag<KitState> Saved { get; } = [];

    public KitId? Unknown { get; set; }

    public bool IsDown { get; set; }

    public Task<bool> SaveAsync(KitId kit, KitState state, Instant receivedAt, CancellationToken cancellationToken)
    {
        if (IsDown)
        {
            throw new CareDatabaseException("down");
        }

        if (kit == Unknown)
        {
            return Task.FromResult(false);
        }

        Saved.Add(state);
        All[kit] = new ToldState(state, receivedAt);
        return Task.FromResult(true);
    }

    public Task<ToldState?> FindAsync(KitId kit, CancellationToken cancellationToken) => Task.FromResult(All.GetValueOrDefault(kit));
}
