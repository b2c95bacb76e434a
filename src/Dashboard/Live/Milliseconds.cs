using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Dashboard.Live;

/// <summary>Times as scripts count them.</summary>
internal static class Milliseconds
{
    public static long Of(Instant instant) => instant.Microseconds / 1000;

    public static long? Of(long? microseconds) => microseconds / 1000;

    public static Instant ToInstant(long milliseconds) => new(milliseconds * 1000);
}
