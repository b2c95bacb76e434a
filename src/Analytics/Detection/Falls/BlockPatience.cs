namespace AgeingMonitor.Analytics.Detection.Falls;

/// <summary>How long after its last sample a sensor's next block may still come, in microseconds: packs are sealed while it is still filling.</summary>
internal static class BlockPatience
{
    /// <summary>No block lies longer on its way than this, nor is one longer: 32 KiB are 109 s of three channels at 50 Hz.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    /// <summary>The next block may last as long as the longest so far, and be as long on its way; a little is forgotten with each, so that one straggler does not hold a detector up for ever.</summary>
    public static long After(long patience, long length, long age)
    {
        var needed = Math.Clamp(length + Math.Max(0, age), 0, Longest.Ticks / TimeSpan.TicksPerMicrosecond);
        return Math.Max(needed, patience - (patience / 64));
    }
}
