using AgeingMonitor.Contracts.Homes;

namespace AgeingMonitor.Analytics.Detection.Nights;

/// <summary>A sign of movement as the night detector sees it.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="Room">Where; null for a sensor without a room.</param>
/// <param name="At">When, in microseconds since 1970 UTC.</param>
/// <param name="Minute">Minutes that the clocks of the home show since noon, 0 to below 1440: 600 is 22 h, 1080 is 6 h, without a step at midnight.</param>
/// <param name="Night">Number of the local day on which that noon was.</param>
internal readonly record struct NightSign(NightSignKind Kind, RoomKind? Room, long At, int Minute, int Night)
{
    /// <summary>From one noon to the next, as clocks count.</summary>
    public const int MinutesOfDay = 1440;

    /// <summary>Where the clocks of a home stand in the night: which night, and how far from its noon.</summary>
    public static (int Night, int Minute) TimeOf(DateTime local)
    {
        var sinceNoon = local.Ticks - (12 * TimeSpan.TicksPerHour);
        return ((int)(sinceNoon / TimeSpan.TicksPerDay), (int)(sinceNoon % TimeSpan.TicksPerDay / TimeSpan.TicksPerMinute));
    }
}
