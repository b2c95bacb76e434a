using System.Diagnostics.CodeAnalysis;

namespace AgeingMonitor.Contracts.Packs;

/// <summary>The lanes' names, as they stand in topics, acknowledgements, stores and metrics.</summary>
public static class LaneNames
{
    /// <summary>The name of a lane: <c>obs</c>, <c>evt</c> or <c>tick</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a lane.</exception>
    public static string ToText(Lane lane) => lane switch
    {
        Lane.Obs => "obs",
        Lane.Evt => "evt",
        Lane.Tick => "tick",
        _ => throw new ArgumentOutOfRangeException(nameof(lane), lane, "Not a lane."),
    };

    /// <summary>Reads a name; false when no lane is called so.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Lane lane)
    {
        (var known, lane) = text switch
        {
            "obs" => (true, Lane.Obs),
            "evt" => (true, Lane.Evt),
            "tick" => (true, Lane.Tick),
            _ => (false, Lane.Obs),
        };
        return known;
    }
}
