namespace AgeingMonitor.Dashboard.Hubs;

/// <summary>What the server says to a page. Method names are part of the contract with <c>Islands/connection.ts</c>.</summary>
internal interface ILiveClient
{
    /// <summary>What changed, with its number.</summary>
    Task Changed(DeltaBatch batch);

    /// <summary>Everything anew: the team's view began a new epoch.</summary>
    Task Snapshot(CatchUp whole);

    /// <summary>Whether the team's view is live.</summary>
    Task StateChanged(FeedNotice notice);

    /// <summary>The viewer's access to the team has ended.</summary>
    Task Removed(string team);
}
