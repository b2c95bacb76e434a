using Orleans.Concurrency;

namespace AgeingMonitor.Analytics.Cluster.Interfaces;

/// <summary>One care team's live view, keyed by <c>CareTeamId</c>: numbered deltas for every screen of the team.</summary>
[Alias("ageing.team")]
public interface ICareTeamGrain : IGrainWithStringKey
{
    /// <summary>From homes and alerts: something to show. Tiles of one home are merged; alerts never are.</summary>
    [Alias("publish")]
    Task PublishAsync(Immutable<TeamChange[]> changes);

    /// <summary>The whole view, with the number to go on from.</summary>
    [AlwaysInterleave, Alias("snapshot")]
    Task<TeamSnapshot> GetSnapshotAsync();

    /// <summary>
    /// Deltas after a number of an epoch; waits up to <paramref name="patience"/> (at most 20 s) for the first. Another epoch, or a number too old to continue from, gives
    /// <see cref="TeamDeltas.SnapshotNeeded"/>. Calls interleave.
    /// </summary>
    [AlwaysInterleave, Alias("wait")]
    Task<TeamDeltas> WaitAsync(Guid epoch, long after, TimeSpan patience);
}
