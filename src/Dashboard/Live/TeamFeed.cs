using AgeingMonitor.Analytics.Cluster.Interfaces;
using AgeingMonitor.Care;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Dashboard.Hubs;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;

namespace AgeingMonitor.Dashboard.Live;

/// <summary>
/// One team's live view on this server: a single long poll to the team's grain, fanned out in batches to the pages that may see it.
/// When the grain does not answer it says so to every page at once, asks again with growing pauses, and goes on from the last number shown.
/// </summary>
internal sealed partial class TeamFeed(
    CareTeamId team,
    IGrainFactory grains,
    IHomeDirectory homes,
    INameDirectory names,
    ITeamAccess access,
    IHubContext<LiveHub, ILiveClient> hub,
    DashboardMetrics metrics,
    TimeProvider clock,
    IOptions<DashboardOptions> settings,
    ILogger<TeamFeed> logger)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly DashboardOptions options = settings.Value;
    private readonly Audience audience = new();
    private readonly TeamBoard board = new();
    private readonly TeamNamer namer = new(team, homes, names, clock);
    private readonly Lock gate = new();
    private readonly TaskCompletionSource firstTry = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool hasPicture;
    private Instant? troubleSince;
    private long lastPush;

    public bool HasViewers => !audience.IsEmpty;

    private ILiveClient Pages => hub.Clients.Group(team.Value);

    public void Add(LiveViewer viewer)
    {
        if (audience.Add(viewer))
        {
            metrics.Viewers.Add(1);
        }
    }

    public void Remove(string connection)
    {
        if (audience.Remove(connection))
        {
            metrics.Viewers.Add(-1);
        }
    }

    /// <summary>What a viewer lacks. From here on it gets every batch; one that overlaps carries a number it has and is passed over there.</summary>
    public async Task<CatchUp> CatchUpAsync(LiveViewer viewer, Place place, CancellationToken cancellationToken)
    {
        await hub.Groups.AddToGroupAsync(viewer.Connection, team.Value, cancellationToken);
        await firstTry.Task.WaitAsync(cancellationToken);
        lock (gate)
        {
            var state = new CatchUp { Team = team.Value, Epoch = place.Epoch, Number = place.Number, State = State, Since = Since };
            if (!hasPicture)
            {
                return state;
            }

            var (isSnapshot, tiles, alerts) = board.Since(place.Epoch, place.Number);
            return state with { Epoch = board.Epoch, Number = board.Number, IsSnapshot = isSnapshot, Tiles = tiles, Alerts = alerts };
        }
    }

    /// <summary>Runs until nobody has watched for a while, or the server stops.</summary>
    public async Task RunUntilIdleAsync(CancellationToken stopping)
    {
        var pause = FirstPause;
        var idleSince = clock.GetTimestamp();
        while (!stopping.IsCancellationRequested)
        {
            if (HasViewers)
            {
                idleSince = clock.GetTimestamp();
            }
            else if (clock.GetElapsedTime(idleSince) >= options.FeedLinger)
            {
                return;
            }

            try
            {
                await RoundAsync(stopping);
                await EndTroubleAsync();
                pause = FirstPause;
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                // The top of a loop that must live. Nothing in hand is lost: the grain numbers its changes, and the next round asks from the last number shown.
                await BeginTroubleAsync(fault);
                await Task.Delay(pause, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                pause = pause * 2 > LongestPause ? LongestPause : pause * 2;
            }
            finally
            {
                firstTry.TrySetResult();
            }
        }
    }

    private async Task RoundAsync(CancellationToken stopping)
    {
        var grain = grains.GetGrain<ICareTeamGrain>(team.Value);
        if (!hasPicture)
        {
            await TakePictureAsync(grain, stopping);
            return;
        }

        var deltas = await grain.WaitAsync(board.Epoch, board.Number, options.Patience).WaitAsync(options.Patience * 2, clock, stopping);
        if (deltas.SnapshotNeeded)
        {
            await TakePictureAsync(grain, stopping);
        }
        else
        {
            await TakeDeltasAsync(deltas.Deltas, stopping);
        }
    }

    private async Task TakePictureAsync(ICareTeamGrain grain, CancellationToken stopping)
    {
        var snapshot = await grain.GetSnapshotAsync().WaitAsync(options.Patience * 2, clock, stopping);
        var naming = await namer.ReadAsync(stopping);
        var picture = await TeamPicture.FromAsync(naming, snapshot, names, stopping);
        lock (gate)
        {
            board.Reset(snapshot.Epoch, snapshot.Number, picture.Tiles, picture.Alerts);
            hasPicture = true;
        }

        // Whoever waits for the first picture gets it as the answer to the join.
        if (firstTry.Task.IsCompleted)
        {
            await PushWholeAsync(stopping);
        }
    }

    private async Task TakeDeltasAsync(TeamDelta[] deltas, CancellationToken stopping)
    {
        // Read again for every push: a home that has left the team must not reach its pages, nor stay on them.
        var naming = await namer.ReadAsync(stopping);
        var gone = board.Homes.Where(home => naming.Find(home) is null).ToArray();
        var tiles = deltas.Select(d => d.Change.Tile).OfType<HomeTile>().GroupBy(t => t.Home).Select(g => ViewBuilder.Tile(naming, g.Last())).OfType<TileView>().ToArray();
        AlertCard[] cards = [.. deltas.Select(d => d.Change.Alert).OfType<AlertCard>()];
        var alerts = await TeamPicture.AlertsAsync(naming, cards, names, stopping);
        var after = board.Number;
        lock (gate)
        {
            Array.ForEach(gone, board.Remove);
            board.Apply(deltas.Length > 0 ? deltas[^1].Number : after, tiles, alerts);
        }

        if (gone.Length > 0)
        {
            await PushWholeAsync(stopping);
        }
        else if (deltas.Length == 0)
        {
            await DismissAsync(stopping);
        }
        else
        {
            await PaceAsync(stopping);
            await DismissAsync(stopping);
            metrics.Changes.Add(tiles.Length + alerts.Count);
            await Pages.Changed(new DeltaBatch(team.Value, board.Epoch, after, board.Number, NowMilliseconds, tiles, alerts));
        }
    }

    private async Task PushWholeAsync(CancellationToken stopping)
    {
        await PaceAsync(stopping);
        await DismissAsync(stopping);
        CatchUp whole;
        lock (gate)
        {
            var (_, tiles, alerts) = board.Since(null, 0);
            whole = new CatchUp { Team = team.Value, Epoch = board.Epoch, Number = board.Number, IsSnapshot = true, Tiles = tiles, Alerts = alerts };
        }

        await Pages.Snapshot(whole);
    }

    /// <summary>Sends away, before anything is pushed, whoever may not see the team any more.</summary>
    private async Task DismissAsync(CancellationToken stopping)
    {
        foreach (var group in audience.ByUser())
        {
            if (await access.MaySeeTeamAsync(group.Key, team, stopping))
            {
                continue;
            }

            foreach (var viewer in group)
            {
                await hub.Groups.RemoveFromGroupAsync(viewer.Connection, team.Value, stopping);
                await hub.Clients.Client(viewer.Connection).Removed(team.Value);
                Remove(viewer.Connection);
                metrics.Refused.Add(1);
            }
        }
    }

    /// <summary>At most one batch a period; what comes in between is merged by the grain.</summary>
    private async Task PaceAsync(CancellationToken stopping)
    {
        var rest = options.BatchPeriod - clock.GetElapsedTime(lastPush);
        if (rest > TimeSpan.Zero)
        {
            await Task.Delay(rest, clock, stopping);
        }

        lastPush = clock.GetTimestamp();
    }
}
