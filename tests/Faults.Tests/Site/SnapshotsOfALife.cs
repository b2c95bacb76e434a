using AgeingMonitor.Care;
using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Faults.Tests.Site;

/// <summary>The snapshots of one life of the silo: what it would save after its death is not saved.</summary>
internal sealed class SnapshotsOfALife(ISnapshotStore store) : ISnapshotStore
{
    public bool IsDead { get; set; }

    public Task<HomeSnapshot?> LoadAsync(HomeId home, CancellationToken cancellationToken) => store.LoadAsync(home, cancellationToken);

    public Task<long?> SaveAsync(HomeId home, long expectedVersion, IReadOnlyList<SnapshotPart> parts, CancellationToken cancellationToken) =>
        IsDead ? throw new CareDatabaseException("The silo is dead.") : store.SaveAsync(home, expectedVersion, parts, cancellationToken);
}
