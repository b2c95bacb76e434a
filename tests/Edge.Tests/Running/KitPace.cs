using System.Diagnostics;

namespace AgeingMonitor.Edge.Tests.Running;

/// <summary>The clock of a kit whose time goes faster; it begins so far back that it does not overtake the server's.</summary>
/// <param name="Speed">How many times as fast.</param>
/// <param name="Utc">The time of day at the beginning, in microseconds since 1970.</param>
/// <param name="Monotonic">What the machine's monotonic clock showed then, in nanoseconds.</param>
internal sealed record KitPace(long Speed, long Utc, long Monotonic)
{
    /// <summary>The machine's own pace.</summary>
    public static KitPace Real => Begin(1, TimeSpan.Zero);

    /// <summary>A clock that begins now.</summary>
    public static KitPace Begin(long speed, TimeSpan ago) =>
        new(speed, (TimeProvider.System.GetUtcNow() - ago - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond, Stopwatch.GetTimestamp());
}
