namespace AgeingMonitor.Dashboard.Live;

/// <summary>
/// A team's live view as its screens see it: everything that is shown now, and for each part the number of the change that brought it, so that a client that
/// returns with a number gets what changed since, or everything. Not safe to share: its feed guards it.
/// </summary>
internal sealed class TeamBoard
{
    private readonly Dictionary<string, (long Number, TileView View)> tiles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (long Number, AlertView View)> alerts = new(StringComparer.Ordinal);
    private readonly Queue<string> resolved = new();
    private long oldest;

    /// <summary>Closed alerts that are remembered for those who return; a client that missed more gets everything.</summary>
    private const int ResolvedKept = 500;

    public Guid Epoch { get; private set; }

    public long Number { get; private set; }

    /// <summary>The homes on show.</summary>
    public IReadOnlyCollection<string> Homes => tiles.Keys;

    public void Reset(Guid epoch, long number, IEnumerable<TileView> allTiles, IEnumerable<AlertView> openAlerts)
    {
        tiles.Clear();
        alerts.Clear();
        resolved.Clear();
        Epoch = epoch;
        Number = oldest = number;
        Apply(number, allTiles, openAlerts);
    }

    public void Apply(long number, IEnumerable<TileView> changedTiles, IEnumerable<AlertView> changedAlerts)
    {
        Number = number;
        foreach (var tile in changedTiles)
        {
            tiles[tile.Home] = (number, tile);
        }

        foreach (var alert in changedAlerts)
        {
            alerts[alert.Id] = (number, alert);
            if (alert.State == Codes.Resolved)
            {
                resolved.Enqueue(alert.Id);
            }
        }

        while (resolved.Count > ResolvedKept)
        {
            // Reopened in the meantime: it is open and stays.
            if (alerts.TryGetValue(resolved.Dequeue(), out var entry) && entry.View.State == Codes.Resolved)
            {
                alerts.Remove(entry.View.Id);
                oldest = Math.Max(oldest, entry.Number);
            }
        }
    }

    /// <summary>Takes away a home that the team does not follow any more. Whoever returns from before must begin anew, or would go on showing it.</summary>
    public void Remove(string home)
    {
        oldest = Number + 1;
        tiles.Remove(home);
        foreach (var id in alerts.Where(a => a.Value.View.Home == home).Select(a => a.Key).ToArray())
        {
            alerts.Remove(id);
        }
    }

    /// <summary>What a client at this place lacks.</summary>
    public (bool IsSnapshot, IReadOnlyList<TileView> Tiles, IReadOnlyList<AlertView> Alerts) Since(Guid? epoch, long number)
    {
        if (epoch == Epoch && number >= oldest && number <= Number)
        {
            return (false, [.. tiles.Values.Where(t => t.Number > number).Select(t => t.View)], [.. alerts.Values.Where(a => a.Number > number).OrderBy(a => a.Number).Select(a => a.View)]);
        }

        return (true, [.. tiles.Values.Select(t => t.View)], [.. alerts.Values.Where(a => a.View.State != Codes.Resolved).Select(a => a.View)]);
    }
}
