using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Testing.Recordings.Inspection;

/// <summary>A time in which a kit sealed no pack.</summary>
/// <param name="From">The last seal before.</param>
/// <param name="To">The first seal after.</param>
public sealed record KitGap(Instant From, Instant To)
{
    /// <summary>How long, in minutes.</summary>
    public double Minutes => (To - From).TotalMinutes;
}
