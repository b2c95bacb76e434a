namespace AgeingMonitor.Dashboard.Live;

/// <summary>A home's tile with the names put to it. Times in milliseconds since 1970 UTC; <c>Tile</c> in <c>Islands/views.ts</c>.</summary>
public sealed record TileView
{
    public required string Home { get; init; }
    public required string Team { get; init; }
    public required string Label { get; init; }
    public required string People { get; init; }
    public required string Link { get; init; }

    /// <summary>live, demo or replay.</summary>
    public required string Mode { get; init; }

    public required string TimeZone { get; init; }
    public long? HeardAt { get; init; }
    public bool KitSilent { get; init; }
    public string? MovementRoom { get; init; }
    public long? MovementAt { get; init; }
    public double? Completeness { get; init; }
    public IReadOnlyList<VitalView> Vitals { get; init; } = [];
    public IReadOnlyList<SampleView> Samples { get; init; } = [];
}
