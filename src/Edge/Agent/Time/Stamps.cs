using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Edge.Agent.Time;

/// <summary>Stamps of the kit: microseconds since the machine was switched on, as <see cref="TimeProvider.System"/> counts them on Linux.</summary>
internal static class Stamps
{
    /// <summary>A timestamp of the clock as a stamp.</summary>
    public static long Of(TimeProvider clock, long timestamp) => (long)((Int128)timestamp * Instant.MicrosecondsPerSecond / clock.TimestampFrequency);

    /// <summary>The stamp of now.</summary>
    public static long Now(TimeProvider clock) => Of(clock, clock.GetTimestamp());
}
