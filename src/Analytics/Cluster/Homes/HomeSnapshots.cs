using AgeingMonitor.Care;
using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Analytics.Cluster.Homes;

/// <summary>A home's snapshots: when one is due, and which version is ours.</summary>
internal sealed class HomeSnapshots(HomeId home, ISnapshotStore store, long version, AnalyticsClock clock, AnalyticsOptions options)
{
    private long version = version;
    private long lastTried = clock.Time.GetTimestamp();
    private bool isSaving;

    /// <summary>Why the last one failed.</summary>
    public Exception? LastFault { get; private set; }

    /// <summary>What a tick has found is saved at once; packs can be worked through again.</summary>
    public bool IsDue(HomeWork work) =>
        work.IsUnsaved && !isSaving && (work.FindsSinceSave > 0 || work.PacksSinceSave >= options.SnapshotPacks || clock.Time.GetElapsedTime(lastTried) >= options.SnapshotPeriod);

    public async Task<SnapshotOutcome> SaveAsync(HomeWork work, CancellationToken cancellationToken)
    {
        if (isSaving)
        {
            return SnapshotOutcome.Saved;
        }

        isSaving = true;
        lastTried = clock.Time.GetTimestamp();
        try
        {
            var (packs, finds) = (work.PacksSinceSave, work.FindsSinceSave);
            if (await store.SaveAsync(home, version, work.Save(), cancellationToken) is not { } next)
            {
                return SnapshotOutcome.Superseded;
            }

            version = next;
            work.NoteSaved(packs, finds);
            return SnapshotOutcome.Saved;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LastFault = e;
            return SnapshotOutcome.Failed;
        }
        finally
        {
            isSaving = false;
        }
    }
}
