namespace AgeingMonitor.Falls.Scanning;

/// <summary>
/// What a knock and the seconds around it look like, whatever way the sensor is worn: everything is made of magnitudes and of angles between vectors, so that no rotation or mirroring changes it. A source that has taken
/// gravity out (it rests at 0 instead of 1 g) has no angles; there they are 0. Fixed memory, nothing allocated.
/// </summary>
public sealed class FallFeatures
{
    private const int Length = FallScanner.Before + FallScanner.After + 1;
    private const int Knock = FallScanner.Before;

    /// <summary>Half of the second over which the slow part of the acceleration is taken.</summary>
    private const int SlowReach = 12;

    private static readonly (string Name, int From, int To)[] Parts =
        [("before-2s", 0, 50), ("before-1s", 50, 88), ("impact", 88, 116), ("after-0.5s", 116, 150), ("after-1s", 150, 188), ("after-2s", 188, Length)];

    private readonly double[] x = new double[Length], y = new double[Length], z = new double[Length];
    private readonly double[] magnitude = new double[Length], quick = new double[Length], jerk = new double[Length], sorted = new double[Length];

    /// <summary>Names of the features, in the order of a row.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. Parts.SelectMany(part => new[] { "offset", "spread", "quick-mean", "quick-max", "jerk-mean", "jerk-max" }.Select(name => $"{part.Name} {name}")),
        "peak", "peak-quick", "lowest-before", "low-time-before", "lowest-to-peak", "fall-impulse", "impact-impulse", "impact-width", "knocks-before", "knocks-after",
        "share-before", "share-after", "share-late", "tilt-1s", "tilt-2s", "tilt-spread-after", "along-gravity", "calmest-half-second", "rhythm-before", "rhythm-after",
        "p5", "p25", "p50", "p75", "p95", "second-peak", "second-peak-after", "restless-after", "settles-after",
    ];

    /// <summary>How many there are.</summary>
    public static int Count => Names.Count;

    internal void Compute(CellRing ring, long knock, Span<float> row)
    {
        Load(ring, knock);
        var at = 0;
        magnitude.CopyTo(sorted, 0);
        Array.Sort(sorted);
        var rest = sorted[Length / 2];
        foreach (var (_, from, to) in Parts)
        {
            AddPart(row, ref at, from, to, rest);
        }

        Add(row, ref at, magnitude[Knock]);
        Add(row, ref at, MaxOf(quick, Knock - 12, Knock + 16));
        AddFallAndImpact(row, ref at, rest);
        double before = Energy(0, 88), impact = Energy(88, 116), after = Energy(116, Length), late = Energy(163, Length), all = before + impact + after + 1e-9;
        Add(row, ref at, before / all);
        Add(row, ref at, after / all);
        Add(row, ref at, late / all);
        AddTilt(row, ref at, rest);
        Add(row, ref at, CalmestHalfSecond());
        Add(row, ref at, Rhythm(0, 90));
        Add(row, ref at, Rhythm(126, Length));
        Span<double> shares = [0.05, 0.25, 0.5, 0.75, 0.95];
        foreach (var share in shares)
        {
            Add(row, ref at, sorted[(int)(share * (Length - 1))]);
        }

        AddAftermath(row, ref at);
    }

    private void Load(CellRing ring, long knock)
    {
        for (var i = 0; i < Length; i++)
        {
            (x[i], y[i], z[i]) = ring[Math.Min(ring.Count - 1, knock - Knock + i)];
            magnitude[i] = Norm(x[i], y[i], z[i]);
            jerk[i] = i == 0 ? 0 : Norm(x[i] - x[i - 1], y[i] - y[i - 1], z[i] - z[i - 1]) * CellRing.Rate;
        }

        for (var i = 0; i < Length; i++)
        {
            int from = Math.Max(0, i - SlowReach), to = Math.Min(Length, i + SlowReach + 1);
            var (mx, my, mz) = Mean(from, to);
            quick[i] = Norm(x[i] - mx, y[i] - my, z[i] - mz);
        }
    }

    private void AddPart(Span<float> row, ref int at, int from, int to, double rest)
    {
        double offset = 0, mean = 0, square = 0, quickMean = 0, jerkMean = 0;
        for (var i = from; i < to; i++)
        {
            offset += Math.Abs(magnitude[i] - rest);
            mean += magnitude[i];
            square += magnitude[i] * magnitude[i];
            quickMean += quick[i];
            jerkMean += jerk[i];
        }

        var n = to - from;
        Add(row, ref at, offset / n);
        Add(row, ref at, Math.Sqrt(Math.Max(0, (square / n) - (mean / n * (mean / n)))));
        Add(row, ref at, quickMean / n);
        Add(row, ref at, MaxOf(quick, from, to));
        Add(row, ref at, jerkMean / n);
        Add(row, ref at, MaxOf(jerk, from, to));
    }

    private void AddFallAndImpact(Span<float> row, ref int at, double rest)
    {
        int lowest = Knock - 50, low = 0, width = 0;
        double fall = 0, impact = 0;
        for (var i = Knock - 50; i <= Knock; i++)
        {
            lowest = magnitude[i] < magnitude[lowest] ? i : lowest;
            low += magnitude[i] < rest - 0.3 ? 1 : 0;
            fall += i >= Knock - 40 ? Math.Max(0, rest - magnitude[i]) : 0;
        }

        for (var i = Knock - 12; i < Knock + 16; i++)
        {
            width += magnitude[i] > rest + 0.5 ? 1 : 0;
            impact += Math.Max(0, magnitude[i] - rest);
        }

        Add(row, ref at, magnitude[lowest] - rest);
        Add(row, ref at, low / (double)CellRing.Rate);
        Add(row, ref at, (Knock - lowest) / (double)CellRing.Rate);
        Add(row, ref at, fall / CellRing.Rate);
        Add(row, ref at, impact / CellRing.Rate);
        Add(row, ref at, width / (double)CellRing.Rate);
        Add(row, ref at, Knocks(0, Knock - 12, rest));
        Add(row, ref at, Knocks(Knock + 16, Length, rest));
    }

    private void AddTilt(Span<float> row, ref int at, double rest)
    {
        var hasGravity = rest > 0.5;
        var upright = Mean(0, 60);
        Add(row, ref at, hasGravity ? Angle(upright, Mean(Knock + 35, Knock + 75)) : 0);
        Add(row, ref at, hasGravity ? Angle(upright, Mean(Knock + 85, Length)) : 0);
        double widest = 0;
        var lying = Mean(Knock + 50, Length);
        for (var from = Knock + 25; from + 20 <= Length; from += 20)
        {
            widest = Math.Max(widest, Angle(lying, Mean(from, from + 20)));
        }

        Add(row, ref at, hasGravity ? widest : 0);
        var (ux, uy, uz) = upright;
        var along = Math.Abs((x[Knock] * ux) + (y[Knock] * uy) + (z[Knock] * uz)) / Math.Max(1e-9, magnitude[Knock] * Norm(ux, uy, uz));
        Add(row, ref at, hasGravity ? along : 0);
    }

    private void AddAftermath(Span<float> row, ref int at)
    {
        double second = 0, secondAfter = 0;
        for (var i = 0; i < Length; i++)
        {
            second = Math.Abs(i - Knock) > 15 ? Math.Max(second, quick[i]) : second;
            secondAfter = i > Knock + 15 ? Math.Max(secondAfter, quick[i]) : secondAfter;
        }

        var restless = 0;
        var settled = Length - 1;
        for (var i = Length - 1; i > Knock; i--)
        {
            restless += quick[i] > 0.15 ? 1 : 0;
            settled = quick[i] <= 0.25 && settled == i ? i - 1 : settled;
        }

        Add(row, ref at, second);
        Add(row, ref at, secondAfter);
        Add(row, ref at, restless / (double)FallScanner.After);
        Add(row, ref at, (settled - Knock) / (double)CellRing.Rate);
    }

    private int Knocks(int from, int to, double rest)
    {
        var knocks = 0;
        var last = from - 10;
        for (var i = from; i < to; i++)
        {
            if (magnitude[i] > rest + 0.5 && i - last >= 10)
            {
                knocks++;
                last = i;
            }
        }

        return knocks;
    }

    private double CalmestHalfSecond()
    {
        var calmest = double.MaxValue;
        for (var from = Knock + 16; from + 25 <= Length; from += 5)
        {
            double sum = 0;
            for (var i = from; i < from + 25; i++)
            {
                sum += quick[i];
            }

            calmest = Math.Min(calmest, sum / 25);
        }

        return calmest;
    }

    /// <summary>Largest autocorrelation of the magnitude at the lags of steps, jumps and clapping, 0.24 to 1 s.</summary>
    private double Rhythm(int from, int to)
    {
        double mean = 0, variance = 0, best = 0;
        for (var i = from; i < to; i++)
        {
            mean += magnitude[i];
        }

        mean /= to - from;
        for (var i = from; i < to; i++)
        {
            variance += (magnitude[i] - mean) * (magnitude[i] - mean);
        }

        for (var lag = 12; lag <= 50; lag += 2)
        {
            double sum = 0;
            for (var i = from + lag; i < to; i++)
            {
                sum += (magnitude[i] - mean) * (magnitude[i - lag] - mean);
            }

            best = Math.Max(best, sum / (variance + 1e-3));
        }

        return best;
    }

    private double Energy(int from, int to)
    {
        double sum = 0;
        for (var i = from; i < to; i++)
        {
            sum += quick[i] * quick[i];
        }

        return sum;
    }

    private (double X, double Y, double Z) Mean(int from, int to)
    {
        double mx = 0, my = 0, mz = 0;
        for (var i = from; i < to; i++)
        {
            (mx, my, mz) = (mx + x[i], my + y[i], mz + z[i]);
        }

        var n = to - from;
        return (mx / n, my / n, mz / n);
    }

    private static double MaxOf(double[] values, int from, int to)
    {
        var largest = double.MinValue;
        for (var i = from; i < to; i++)
        {
            largest = Math.Max(largest, values[i]);
        }

        return largest;
    }

    private static double Norm(double x, double y, double z) => Math.Sqrt((x * x) + (y * y) + (z * z));

    /// <summary>Between two vectors, as half of 1 − cosine: 0 for the same way, 1 for the opposite.</summary>
    private static double Angle((double X, double Y, double Z) a, (double X, double Y, double Z) b)
    {
        var norms = Norm(a.X, a.Y, a.Z) * Norm(b.X, b.Y, b.Z);
        return norms < 1e-9 ? 0 : (1 - (((a.X * b.X) + (a.Y * b.Y) + (a.Z * b.Z)) / norms)) / 2;
    }

    private static void Add(Span<float> row, ref int at, double value) => row[at++] = (float)value;
}
