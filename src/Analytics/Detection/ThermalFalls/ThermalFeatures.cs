namespace AgeingMonitor.Analytics.Detection.ThermalFalls;

/// <summary>
/// What the last five seconds of pictures show, in numbers that depend on rows and columns but not on the room's temperature: the warmth above each pixel's own background, where it is, where it was, how quickly it went down and how
/// still it is. The array looks level into the room, so that the lowest row is the floor.
/// </summary>
internal static class ThermalFeatures
{
    /// <summary>Pictures looked at, and seconds.</summary>
    public const int Frames = 48;

    public const long Window = 5_000_000;

    /// <summary>What the person does now: the last 0.6 s.</summary>
    public const long Now = 600_000;

    /// <summary>Warmth of a pixel below this is noise of the array (D6T-44L: 0.14 °C).</summary>
    private const float Noise = 0.3f;

    private const float SomebodyThere = 0.8f;

    /// <summary>Their names, in order.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "low now", "middle now", "upper now", "low share now", "centre now", "upper most", "all most", "highest centre", "drop", "upper left of most", "since upright s", "since low s", "descent s", "restlessness now",
        "quickest change", "low columns now", "warmest now", "warmest row now", "middle most", "low before", "side now",
    ];

    /// <summary>Warmth in the lowest row over the last 0.6 s, as in the first feature.</summary>
    public const int LowNow = 0;

    /// <summary>Warmth in the two upper rows, likewise.</summary>
    public const int UpperNow = 2;

    /// <summary>Computes them.</summary>
    /// <param name="times">When each picture was taken, in microseconds, oldest first; at least one.</param>
    /// <param name="pictures">Pixels of each.</param>
    /// <param name="background">The warmth of each pixel with nobody there.</param>
    /// <param name="row">Where they come to lie.</param>
    public static void Compute(ReadOnlySpan<long> times, ReadOnlySpan<float> pictures, ReadOnlySpan<float> background, Span<float> row)
    {
        row.Clear();
        int count = times.Length, now = 0;
        var end = times[^1];
        Span<float> rows = stackalloc float[Frames * ThermalGrid.Side];
        Span<float> mean = stackalloc float[ThermalGrid.Pixels];
        mean.Clear();
        float upperMost = 0, allMost = 0, middleMost = 0, lowBefore = 0, quickest = 0, restless = 0, highest = ThermalGrid.Side - 1;
        for (var i = 0; i < count; i++)
        {
            var isNow = end - times[i] <= Now;
            var of = rows.Slice(i * ThermalGrid.Side, ThermalGrid.Side);
            of.Clear();
            float change = 0;
            for (var p = 0; p < ThermalGrid.Pixels; p++)
            {
                var value = pictures[(i * ThermalGrid.Pixels) + p];
                var warmth = Math.Max(0, value - background[p] - Noise);
                of[p / ThermalGrid.Side] += warmth;
                mean[p] += isNow ? warmth : 0;
                change += i > 0 ? Math.Abs(value - pictures[((i - 1) * ThermalGrid.Pixels) + p]) : 0;
            }

            float upper = of[0] + of[1], all = upper + of[2] + of[3];
            (upperMost, allMost, middleMost, quickest) = (Math.Max(upperMost, upper), Math.Max(allMost, all), Math.Max(middleMost, of[2]), Math.Max(quickest, change));
            highest = all > SomebodyThere ? Math.Min(highest, CentreOf(of, all)) : highest;
            (now, restless) = isNow ? (now + 1, restless + change) : (now, restless);
            lowBefore = isNow ? lowBefore : Math.Max(lowBefore, of[3]);
        }

        Span<float> last = stackalloc float[ThermalGrid.Side];
        last.Clear();
        int warmest = 0, columns = 0;
        float side = 0;
        for (var p = 0; p < ThermalGrid.Pixels; p++)
        {
            mean[p] /= now;
            last[p / ThermalGrid.Side] += mean[p];
            warmest = mean[p] > mean[warmest] ? p : warmest;
            columns += p >= 12 && mean[p] > 0.5f ? 1 : 0;
            side += p % ThermalGrid.Side is 0 or 3 ? mean[p] : 0;
        }

        float upperNow = last[0] + last[1], allNow = upperNow + last[2] + last[3], centre = allNow > Noise ? CentreOf(last, allNow) : 0;
        var (upright, low) = SinceOf(times, rows, upperMost, last[3]);
        ReadOnlySpan<float> values =
        [
            last[3], last[2], upperNow, last[3] / (allNow + 0.2f), centre, upperMost, allMost, highest, centre - highest, upperNow / (upperMost + 0.2f), upright, low, Math.Max(0, upright - low), restless / now,
            quickest, columns, mean[warmest], warmest / ThermalGrid.Side, middleMost, lowBefore, side / (allNow + 0.2f),
        ];
        values.CopyTo(row);
    }

    /// <summary>Seconds since the upper rows were last half as warm as ever, and since the lowest has been nearly as warm as now.</summary>
    private static (float Upright, float Low) SinceOf(ReadOnlySpan<long> times, ReadOnlySpan<float> rows, float upperMost, float lowNow)
    {
        float upright = Window / 1e6f, low = 0;
        var isLow = true;
        for (var i = times.Length - 1; i >= 0; i--)
        {
            var ago = (times[^1] - times[i]) / 1e6f;
            var of = rows.Slice(i * ThermalGrid.Side, ThermalGrid.Side);
            if (of[0] + of[1] >= upperMost / 2 && upright > ago)
            {
                upright = ago;
            }

            isLow &= of[3] >= 0.7f * lowNow;
            low = isLow ? ago : low;
        }

        return (upright, low);
    }

    private static float CentreOf(ReadOnlySpan<float> rows, float all) => (rows[1] + (2 * rows[2]) + (3 * rows[3])) / all;
}
