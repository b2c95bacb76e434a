namespace AgeingMonitor.Analytics.Detection.Stillness;

/// <summary>
/// What a home is held against before its own days have said anything: about the longest stillness of one day in a hundred on the 28 homes of TIHM, by place and part of the day (see the README), wide where those homes say little: in a bed and out of the home.
/// </summary>
internal static class UsualStillness
{
    public const int Parts = 4;

    /// <summary>Number of places, each with its parts of the day.</summary>
    public static int Contexts => Minutes.Length;

    // Night, early, day, evening; in the order of the places.
    private static ReadOnlySpan<short> Minutes =>
    [
        240, 180, 180, 240,
        480, 330, 180, 540,
        150, 120, 100, 120,
        150, 120, 120, 150,
        210, 150, 150, 180,
        150, 120, 100, 120,
        1200, 1200, 1200, 1200,
        180, 150, 150, 150,
        600, 420, 240, 600,
    ];

    /// <summary>Number of a place and a part of the day.</summary>
    public static int ContextOf(StillnessPlace place, DayPart part) => ((int)place * Parts) + (int)part;

    /// <summary>The limit of a context, in microseconds.</summary>
    public static long LimitOf(int context) => Minutes[context] * 60_000_000L;
}
