using AgeingMonitor.Dashboard.Live;

namespace AgeingMonitor.Dashboard.Hubs;

/// <summary>What a page that joins lacks of one team: the gap since its number, or everything; or that it may not see the team.</summary>
internal sealed record CatchUp
{
    public required string Team { get; init; }

    public bool Allowed { get; init; } = true;

    /// <summary>live or catching-up.</summary>
    public string State { get; init; } = FeedNotice.Live;

    /// <summary>Since when it is not live, in milliseconds.</summary>
    public long? Since { get; init; }

    public Guid? Epoch { get; init; }

    public long Number { get; init; }

    public bool IsSnapshot { get; init; }

    public IReadOnlyList<TileView> Tiles { get; init; } = [];

    public IReadOnlyList<AlertView> Alerts { get; init; } = [];
}
