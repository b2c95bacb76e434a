namespace AgeingMonitor.Falls.Scanning;

/// <content>The features themselves.</content>
public sealed partial class FallFeatures
{
    /// <summary>Parts of the window, in seconds after the knock.</summary>
    private static readonly (string Name, double From, double To)[] Parts =
    [
        ("long-before", -2, -1.25), ("before", -1.25, -0.6), ("falling", -0.6, -0.1), ("knock", -0.1, 0.3), ("bounce", 0.3, 0.8), ("after", 0.8, 1.6), ("long-after", 1.6, 2.5),
    ];

    private static readonly (int From, int To)[] Bounds = [.. Parts.Select(part => (Place(part.From), Math.Min(Cells, Place(part.To))))];

    /// <summary>Names of the features, in the order of a row.</summary>
    public static IReadOnlyList<string> Names { get; } = MakeNames();

    private static IReadOnlyList<string> MakeNames() =>
    [
        .. Parts.Select(part => "quick-" + part.Name), .. Parts.Select(part => "smooth-" + part.Name), .. Parts.Select(part => "pitch-" + part.Name),
        "calm-after", "calm-long-after", "calming", "after-to-before", "knock-to-before", "knock-to-after", "bounce-to-knock", "falling-to-before",
        "peak", "peak-quick", "peak-smooth", "step-max", "step-mean", "peak-share", "second-before", "second-after", "peaks-before", "peaks-after", "over-before", "over-after", "width", "tail", "settle", "flatness", "roundness-knock", "roundness-before", "swing", "swing-after", "momentum",
        "rhythm-before", "rhythm-after", "rhythm-whole", "rhythm-lag", "size-rhythm",
        "has-gravity", "lightest", "lightest-at", "light-share", "light-sum", "heavy-sum", "mean-falling", "turn-whole", "turn-falling", "turn-after", "turn-knock", "turn-late", "path-after", "path-before", "spread-after", "size-after",
    ];

    private static double Log(double value) => Math.Log(Math.Max(value, 0.003));

    private static double Rms(double[] values, int from, int to)
    {
        double sum = 0;
        for (var i = from; i < to; i++)
        {
            sum += values[i] * values[i];
        }

        return Math.Sqrt(sum / Math.Max(1, to - from));
    }

    private static double Largest(double[] values, int from, int to)
    {
        var largest = 0.0;
        for (var i = Math.Max(0, from); i < Math.Min(values.Length, to); i++)
        {
            largest = Math.Max(largest, values[i]);
        }

        return largest;
    }

    private static double Angle((double X, double Y, double Z) a, (double X, double Y, double Z) b)
    {
        var lengths = Math.Sqrt(((a.X * a.X) + (a.Y * a.Y) + (a.Z * a.Z)) * ((b.X * b.X) + (b.Y * b.Y) + (b.Z * b.Z)));
        return lengths < 1e-6 ? 0 : Math.Acos(Math.Clamp(((a.X * b.X) + (a.Y * b.Y) + (a.Z * b.Z)) / lengths, -1, 1));
    }

    private static double Length((double X, double Y, double Z) a) => Math.Sqrt((a.X * a.X) + (a.Y * a.Y) + (a.Z * a.Z));

    private void AddEnergies(Span<float> row)
    {
        Span<double> energy = stackalloc double[Parts.Length];
        for (var i = 0; i < Parts.Length; i++)
        {
            energy[i] = Log(Rms(quickSize, Bounds[i].From, Bounds[i].To));
            Add(row, energy[i]);
        }

        foreach (var (from, to) in Bounds)
        {
            Add(row, Log(Rms(smoothSize, from, to)));
        }

        foreach (var (from, to) in Bounds)
        {
            Add(row, Pitch(from, to));
        }

        Add(row, Log(Calmest(Place(0.6), Place(1.6))));
        Add(row, Log(Calmest(Place(1.5), Cells)));
        Add(row, energy[5] - energy[6]);
        Add(row, ((energy[5] + energy[6]) - (energy[0] + energy[1])) / 2);
        Add(row, energy[3] - ((energy[0] + energy[1]) / 2));
        Add(row, energy[3] - ((energy[5] + energy[6]) / 2));
        Add(row, energy[4] - energy[3]);
        Add(row, energy[2] - ((energy[0] + energy[1]) / 2));
    }

    /// <summary>How high the movement is pitched: change from cell to cell against size.</summary>
    private double Pitch(int from, int to)
    {
        double steps = 0;
        for (var i = Math.Max(1, from); i < to; i++)
        {
            var step = smooth.StepAt(i);
            steps += step * step;
        }

        return Math.Sqrt(steps / Math.Max(1, to - from)) / (Rms(smoothSize, from, to) + 0.02);
    }

    /// <summary>The calmest 0.4 s.</summary>
    private double Calmest(int from, int to)
    {
        const int Span = 20;
        var calmest = double.MaxValue;
        for (var i = from; i + Span <= to; i += 5)
        {
            calmest = Math.Min(calmest, Rms(quickSize, i, i + Span));
        }

        return calmest;
    }

    private void AddShape(Span<float> row)
    {
        double peakQuick = Largest(quickSize, Peak - 10, Peak + 11), peakSmooth = Largest(smoothSize, Peak - 15, Peak + 16), step = 0, steps = 0, all = 0, near = 0, fourth = 0;
        for (var i = 1; i < Cells; i++)
        {
            var square = quickSize[i] * quickSize[i];
            (all, fourth) = (all + square, fourth + (square * square));
            near += i >= Peak - 10 && i <= Peak + 20 ? square : 0;
            if (i >= Peak - 15 && i <= Peak + 25)
            {
                var size = quick.StepAt(i);
                (step, steps) = (Math.Max(step, size), steps + size);
            }
        }

        Add(row, size[Peak]);
        Add(row, peakQuick);
        Add(row, peakSmooth);
        Add(row, step);
        Add(row, steps / 41);
        Add(row, near / (all + 1e-3));
        Add(row, Largest(smoothSize, 0, Peak - 40) / (peakSmooth + 0.05));
        Add(row, Largest(smoothSize, Peak + 40, Cells) / (peakSmooth + 0.05));
        Add(row, Peaks(0, Peak - 15, peakSmooth / 2));
        Add(row, Peaks(Peak + 16, Cells, peakSmooth / 2));
        Add(row, Over(0, Peak - 10, 0.5));
        Add(row, Over(Peak + 11, Cells, 0.5));
        Add(row, Over(Peak - 25, Peak + 26, peakSmooth / 2));
        Add(row, Over(Peak + 40, Cells, 0.25));
        Add(row, Settle());
        Add(row, fourth * Cells / ((all * all) + 1e-3));
        Add(row, Roundness(Peak - 10, Peak + 21));
        Add(row, Roundness(0, Peak - 25));
        Add(row, Length(quick.MeanOf(Peak - 30, Peak - 2)) * 0.56);
        Add(row, Length(quick.MeanOf(Peak + 3, Peak + 33)) * 0.6);
        Add(row, Momentum());
    }

    private int Over(int from, int to, double limit)
    {
        var over = 0;
        for (var i = Math.Max(0, from); i < Math.Min(Cells, to); i++)
        {
            over += smoothSize[i] > limit ? 1 : 0;
        }

        return over;
    }

    private int Peaks(int from, int to, double limit)
    {
        var peaks = 0;
        for (var i = Math.Max(3, from); i < Math.Min(Cells - 3, to); i++)
        {
            var value = smoothSize[i];
            peaks += value > limit && value > smoothSize[i - 1] && value >= smoothSize[i + 1] && value >= smoothSize[i - 3] && value >= smoothSize[i + 3] ? 1 : 0;
        }

        return peaks;
    }

    /// <summary>Cells after the knock until it stays calm for 0.4 s.</summary>
    private int Settle()
    {
        var calm = 0;
        for (var i = Peak + 5; i < Cells; i++)
        {
            calm = smoothSize[i] < 0.15 ? calm + 1 : 0;
            if (calm == 20)
            {
                return i - 20 - Peak;
            }
        }

        return Cells - Peak;
    }

    /// <summary>1/3 when it moves along a line, up to 1 when in all directions alike... of the second moments.</summary>
    private double Roundness(int from, int to)
    {
        double xx = 0, yy = 0, zz = 0, xy = 0, xz = 0, yz = 0;
        for (var i = from; i < to; i++)
        {
            double x = quick.X[i], y = quick.Y[i], z = quick.Z[i];
            (xx, yy, zz, xy, xz, yz) = (xx + (x * x), yy + (y * y), zz + (z * z), xy + (x * y), xz + (x * z), yz + (y * z));
        }

        var trace = xx + yy + zz;
        return trace * trace / ((3 * ((xx * xx) + (yy * yy) + (zz * zz) + (2 * ((xy * xy) + (xz * xz) + (yz * yz))))) + 1e-9);
    }

    /// <summary>The longest way that the quick part adds up to over 0.4 s before the knock, as a speed in g·s.</summary>
    private double Momentum()
    {
        double longest = 0;
        for (var i = Peak - 45; i + 20 <= Peak + 5; i += 5)
        {
            longest = Math.Max(longest, Length(quick.MeanOf(i, i + 20)) * 0.4);
        }

        return longest;
    }
}
