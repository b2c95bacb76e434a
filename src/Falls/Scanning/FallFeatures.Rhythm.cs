namespace AgeingMonitor.Falls.Scanning;

/// <content>Rhythm, and what gravity tells.</content>
public sealed partial class FallFeatures
{
    private void AddRhythm(Span<float> row)
    {
        var before = Rhythm(0, Peak - 10, out _);
        var after = Rhythm(Peak + 15, Cells, out _);
        var whole = Rhythm(0, Cells, out var lag);
        Add(row, before);
        Add(row, after);
        Add(row, whole);
        Add(row, lag);
        Add(row, SizeRhythm());
    }

    /// <summary>Largest likeness of the movement with itself 0.24 to 1.2 s later.</summary>
    private double Rhythm(int from, int to, out int best)
    {
        var largest = 0.0;
        best = 0;
        for (var lag = 12; lag <= 60; lag += 2)
        {
            double product = 0, first = 1e-2, second = 1e-2;
            for (var i = from; i + lag < to; i++)
            {
                product += smooth.Dot(i, i + lag);
                first += smoothSize[i] * smoothSize[i];
                second += smoothSize[i + lag] * smoothSize[i + lag];
            }

            var likeness = product / Math.Sqrt(first * second);
            (largest, best) = likeness > largest ? (likeness, lag) : (largest, best);
        }

        return largest;
    }

    /// <summary>The same of the size of the movement alone, its mean taken out: what turns while it repeats.</summary>
    private double SizeRhythm()
    {
        double sum = 0, largest = 0;
        for (var i = 0; i < Cells; i++)
        {
            sum += smoothSize[i];
        }

        var middle = sum / Cells;
        for (var lag = 12; lag <= 60; lag += 2)
        {
            double product = 0, first = 1e-2, second = 1e-2;
            for (var i = 0; i + lag < Cells; i++)
            {
                double a = smoothSize[i] - middle, b = smoothSize[i + lag] - middle;
                (product, first, second) = (product + (a * b), first + (a * a), second + (b * b));
            }

            largest = Math.Max(largest, product / Math.Sqrt(first * second));
        }

        return largest;
    }

    private void AddGravity(Span<float> row)
    {
        if (!HasGravity())
        {
            for (var i = 0; i < 16; i++)
            {
                Add(row, 0);
            }

            return;
        }

        double lightest = 9, lightSum = 0, heavySum = 0, falling = 0;
        int lightestAt = 0, light = 0;
        for (var i = Place(-1); i <= Peak; i++)
        {
            var weight = (size[i] + size[i - 1] + size[i - 2]) / 3;
            (lightest, lightestAt) = weight < lightest ? (weight, Peak - i) : (lightest, lightestAt);
            light += weight < 0.75 ? 1 : 0;
            lightSum += Math.Max(0, 1 - weight);
            falling += size[i];
        }

        for (var i = Peak - 10; i < Peak + 25; i++)
        {
            heavySum += Math.Max(0, size[i] - 1);
        }

        var before = raw.MeanOf(0, Place(-0.8));
        var after = raw.MeanOf(Place(1.2), Cells);
        Add(row, 1);
        Add(row, lightest);
        Add(row, lightestAt);
        Add(row, light);
        Add(row, lightSum / CellRing.Rate);
        Add(row, heavySum / CellRing.Rate);
        Add(row, falling / (CellRing.Rate + 1));
        Add(row, Angle(before, after));
        Add(row, Angle(before, raw.MeanOf(Place(-0.4), Peak)));
        Add(row, Angle(raw.MeanOf(Place(-0.4), Peak), after));
        Add(row, Angle(raw.MeanOf(Place(-0.6), Place(-0.1)), raw.MeanOf(Place(0.1), Place(0.6))));
        Add(row, Angle(raw.MeanOf(Place(0.6), Place(1.4)), raw.MeanOf(Place(1.7), Cells)));
        Add(row, Path(Place(0.5), Cells - 1));
        Add(row, Path(0, Place(-0.5)));
        Add(row, Math.Abs(Length(raw.MeanOf(Place(0.5), Cells)) - 1));
        Add(row, Rms(size, Place(1), Cells));
    }

    /// <summary>How far the direction of the slow part turns, step by step of 0.2 s, in radians.</summary>
    private double Path(int from, int to)
    {
        var path = 0.0;
        for (var i = from; i + 10 <= to; i += 10)
        {
            path += Angle((mean.X[i], mean.Y[i], mean.Z[i]), (mean.X[i + 10], mean.Y[i + 10], mean.Z[i + 10]));
        }

        return path;
    }

    /// <summary>Whether gravity is in the samples: looked for in the calmest half second.</summary>
    private bool HasGravity()
    {
        double calmest = double.MaxValue, level = 0;
        for (var i = 0; i + 25 <= Cells; i += 5)
        {
            var unrest = Rms(quickSize, i, i + 25);
            if (unrest < calmest)
            {
                (calmest, level) = (unrest, Length(raw.MeanOf(i, i + 25)));
            }
        }

        return level > 0.5;
    }
}
