using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Dashboard.Hubs;

namespace AgeingMonitor.Dashboard.Live;

/// <summary>The feeds of the teams that somebody watches: begun by the first viewer, ended some time after the last.</summary>
internal sealed class TeamFeeds(IServiceProvider services) : IHostedService, IDisposable
{
    private readonly Dictionary<CareTeamId, (TeamFeed Feed, Task Run)> feeds = [];
    private readonly Lock gate = new();
    private readonly CancellationTokenSource stopping = new();

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        Task[] runs;
        lock (gate)
        {
            runs = [.. feeds.Values.Select(f => f.Run)];
        }

        await Task.WhenAll(runs).WaitAsync(cancellationToken);
    }

    /// <summary>Lets a viewer in, who may see the team; what it lacks since its place.</summary>
    public Task<CatchUp> JoinAsync(CareTeamId team, LiveViewer viewer, Place place, CancellationToken cancellationToken)
    {
        TeamFeed feed;
        lock (gate)
        {
            if (!feeds.TryGetValue(team, out var known))
            {
                var created = ActivatorUtilities.CreateInstance<TeamFeed>(services, team);
                known = (created, Task.Run(() => RunAsync(team, created), CancellationToken.None));
                feeds.Add(team, known);
            }

            feed = known.Feed;
            feed.Add(viewer);
        }

        return feed.CatchUpAsync(viewer, place, cancellationToken);
    }

    /// <summary>A page has gone.</summary>
    public void Leave(string connection)
    {
        lock (gate)
        {
            foreach (var (feed, _) in feeds.Values)
            {
                feed.Remove(connection);
            }
        }
    }

    public void Dispose() => stopping.Dispose();

    private async Task RunAsync(CareTeamId team, TeamFeed feed)
    {
        do
        {
            await feed.RunUntilIdleAsync(stopping.Token);
        }
        while (!TryRetire(team, feed));
    }

    /// <summary>Under the gate, so that nobody joins a feed that has ended.</summary>
    private bool TryRetire(CareTeamId team, TeamFeed feed)
    {
        lock (gate)
        {
            return (stopping.IsCancellationRequested || !feed.HasViewers) && feeds.Remove(team);
        }
    }
}
