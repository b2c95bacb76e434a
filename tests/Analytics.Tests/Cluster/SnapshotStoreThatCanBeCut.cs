using AgeingMonitor.Care;
using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Analytics.Tests.Cluster;

/// <summary>Snapshots that cannot be saved while the line is cut.</summary>
internal sealed class SnapshotStoreThatCanBeCut(ISnapshotStore store) : ISnapshotStore
{
    public bool IsCut { get; set; }

    public int Saves { get; private set; }

    public Task<HomeSnapshot?> LoadAsync(HomeId home, CancellationToken cancellationToken) => store.LoadAsync(home, cancellationToken);

    public async Task<long?> SaveAsync(HomeId home, long expectedVersion, IReadOnlyList<SnapshotPart> parts, CancellationToken cancellationToken)
    {
        if (IsCut)
        {
            throw new CareDatabaseException("The line is cut.");
        }

        var version = await store.SaveAsync(home, expectedVersion, parts, cancellationToken);
        Saves += version is null ? 0 : 1;
        return version;
    }
}
