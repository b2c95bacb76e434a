using AgeingMonitor.Analytics.Cluster.Interfaces;
using AgeingMonitor.Contracts.Alerts;

namespace AgeingMonitor.Analytics.Cluster.Teams;

/// <summary>A team's live view: tiles, open alerts, and the last changes in order, numbered from 1 within an epoch. Plain state; one caller at a time.</summary>
internal sealed class TeamView(Guid epoch, int keptDeltas)
{
    private const int KeptClosed = 1_000;

    private readonly Dictionary<string, HomeTile> tiles = [];
    private readonly Dictionary<string, AlertCard> alerts = [];
    private readonly Queue<string> closedInTurn = [];
    private readonly HashSet<string> closed = [];
    private readonly TeamDelta[] ring = new TeamDelta[keptDeltas];
    private long number;

    /// <summary>Told after each change.</summary>
    public event Action? Changed;

    /// <summary>Ids of the alerts that are not resolved.</summary>
    public IReadOnlyCollection<string> OpenAlerts => alerts.Keys;

    public TeamSnapshot Snapshot() => new(
        epoch,
        number,
        [.. tiles.Values.OrderBy(tile => tile.Home, StringComparer.Ordinal)],
        [.. alerts.Values.OrderByDescending(card => card.RaisedAt).ThenBy(card => card.Id, StringComparer.Ordinal)]);

    /// <summary>Whether the view knows the alert, open or closed lately.</summary>
    public bool Knows(string alert) => alerts.ContainsKey(alert) || closed.Contains(alert);

    /// <summary>Whether the view shows the alert just so.</summary>
    public bool Shows(AlertCard card) => alerts.TryGetValue(card.Id, out var shown) && shown == card;

    /// <summary>Whether the home has shown itself.</summary>
    public bool HasTile(string home) => tiles.ContainsKey(home);

    public void Apply(HomeTile tile)
    {
        tiles[tile.Home] = tile;
        Add(new(tile, null));
    }

    public void Apply(AlertCard card)
    {
        if (card.State == AlertState.Resolved)
        {
            alerts.Remove(card.Id);
            Close(card.Id);
        }
        else
        {
            alerts[card.Id] = card;
            closed.Remove(card.Id);
        }

        Add(new(null, card));
    }

    /// <summary>The changes after a number, tiles of one home merged to the last; null when this view cannot go on from there.</summary>
    public TeamDelta[]? After(Guid askedEpoch, long after)
    {
        if (askedEpoch != epoch || after > number || after < number - keptDeltas || after < 0)
        {
            return null;
        }

        var shownHomes = new HashSet<string>();
        var deltas = new List<TeamDelta>();
        for (var n = number; n > after; n--)
        {
            var delta = ring[n % keptDeltas];
            if (delta.Change.Tile is not { } tile || shownHomes.Add(tile.Home))
            {
                deltas.Add(delta);
            }
        }

        deltas.Reverse();
        return [.. deltas];
    }

    private void Add(TeamChange change)
    {
        number++;
        ring[number % keptDeltas] = new(number, change);
        Changed?.Invoke();
    }

    private void Close(string alert)
    {
        if (closed.Add(alert))
        {
            closedInTurn.Enqueue(alert);
            if (closedInTurn.Count > KeptClosed)
            {
                closed.Remove(closedInTurn.Dequeue());
            }
        }
    }
}
