namespace AgeingMonitor.Contracts.Time;

/// <summary>A half-open interval: <paramref name="From"/> is inside, <paramref name="To"/> is not.</summary>
/// <param name="From">First instant inside.</param>
/// <param name="To">First instant after.</param>
public readonly record struct TimeRange(Instant From, Instant To)
{
    /// <summary>Every instant.</summary>
    public static readonly TimeRange Always = new(Instant.MinValue, Instant.MaxValue);

    /// <summary>Whether the instant lies inside.</summary>
    public bool Contains(Instant instant) => instant >= From && instant < To;
}
