using AgeingMonitor.Analytics.Cluster.Interfaces;
using AgeingMonitor.Care;

namespace AgeingMonitor.Dashboard.Live;

/// <summary>Everything of a team at one number: what a page shows first, and what a feed starts from.</summary>
internal sealed record TeamPicture(TeamNaming Naming, Guid? Epoch, long Number, IReadOnlyList<TileView> Tiles, IReadOnlyList<AlertView> Alerts)
{
    /// <summary>The last night of each home that has one.</summary>
    public IReadOnlyDictionary<string, NightTile> Nights { get; init; } = new Dictionary<string, NightTile>();

    /// <summary>The rates estimated last from pulse waves, by home.</summary>
    public ILookup<string, WaveTile> Waves { get; init; } = Array.Empty<WaveTile>().ToLookup(_ => string.Empty);

    /// <summary>The blood pressures at home, by home.</summary>
    public ILookup<string, PressureTile> Pressures { get; init; } = Array.Empty<PressureTile>().ToLookup(_ => string.Empty);

    /// <summary>Puts the names to a snapshot. Homes that have not spoken yet are shown too: a home nobody hears is not a home to forget.</summary>
    public static async Task<TeamPicture> FromAsync(TeamNaming naming, TeamSnapshot snapshot, INameDirectory names, CancellationToken cancellationToken)
    {
        var alerts = await AlertsAsync(naming, snapshot.Alerts, names, cancellationToken);
        var heard = snapshot.Tiles.Select(t => ViewBuilder.Tile(naming, t)).OfType<TileView>().ToDictionary(t => t.Home, StringComparer.Ordinal);
        var tiles = naming.Homes.Select(h => heard.GetValueOrDefault(h.Plan.Home.Value) ?? ViewBuilder.Blank(naming, h));
        return new TeamPicture(naming, snapshot.Epoch, snapshot.Number, [.. tiles], alerts)
        {
            Nights = snapshot.Tiles.Where(t => t.LastNight is not null).ToDictionary(t => t.Home, t => t.LastNight!, StringComparer.Ordinal),
            Waves = snapshot.Tiles.SelectMany(t => t.Waves.Select(wave => (t.Home, Wave: wave))).ToLookup(pair => pair.Home, pair => pair.Wave, StringComparer.Ordinal),
            Pressures = snapshot.Tiles.SelectMany(t => t.Pressures.Select(pressure => (t.Home, Pressure: pressure))).ToLookup(pair => pair.Home, pair => pair.Pressure, StringComparer.Ordinal),
        };
    }

    public static async Task<IReadOnlyList<AlertView>> AlertsAsync(TeamNaming naming, IReadOnlyCollection<AlertCard> cards, INameDirectory names, CancellationToken cancellationToken)
    {
        var takers = cards.Select(c => c.AcknowledgedBy).OfType<string>().Distinct().ToArray();
        var users = takers.Length == 0 ? new Dictionary<string, string>() : await names.NamesOfUsersAsync(takers, cancellationToken);
        return [.. cards.Select(c => ViewBuilder.Alert(naming, c, users)).OfType<AlertView>()];
    }
}
