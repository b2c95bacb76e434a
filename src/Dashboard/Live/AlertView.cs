namespace AgeingMonitor.Dashboard.Live;

/// <summary>An alert with the names put to it. Times in milliseconds since 1970 UTC; <c>Alert</c> in <c>Islands/views.ts</c>.</summary>
public sealed record AlertView
{
    public required string Id { get; init; }
    public required string Home { get; init; }
    public required string Team { get; init; }
    public required string Label { get; init; }

    /// <summary>The resident it is about; null when it is about the household or the equipment.</summary>
    public string? Person { get; init; }

    public required string Priority { get; init; }
    public required string State { get; init; }
    public required string Rule { get; init; }
    public required long RaisedAt { get; init; }
    public required string TimeZone { get; init; }
    public required string French { get; init; }
    public required string English { get; init; }
    public string? AcknowledgedBy { get; init; }
    public required string Mode { get; init; }
}
