using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Care;

/// <summary>Detector snapshots of homes. Version-checked, so that a grain that has been replaced cannot overwrite its successor. Safe to share.</summary>
public interface ISnapshotStore
{
    /// <summary>The last snapshot; null when there is none.</summary>
    Task<HomeSnapshot?> LoadAsync(HomeId home, CancellationToken cancellationToken);

    /// <summary>Saves when the stored version is <paramref name="expectedVersion"/> (0 when there is none); the new version, or null when another was there first.</summary>
    Task<long?> SaveAsync(HomeId home, long expectedVersion, IReadOnlyList<SnapshotPart> parts, CancellationToken cancellationToken);
}
