namespace AgeingMonitor.Analytics.Detection.PulseWave;

/// <summary>Finds beats in a window: the period by autocorrelation, then the highest point of each beat. Buffers are fixed; one caller at a time.</summary>
internal sealed class BeatFinder
{
    /// <summary>Lags looked at: 0.32 to 1.72 s, 35 to 187 beats a minute.</summary>
    private const int ShortestLag = 8;
    private const int LongestLag = 43;

    /// <summary>The first peak of the autocorrelation that is nearly as high as its highest is one beat, not two.</summary>
    private const double NearlyHighest = 0.85;
    private const double EvenInterval = 0.25;
    private readonly double[] sums = new double[PulseWaveDetector.Bins + 1];
    private readonly double[] wave = new double[PulseWaveDetector.Bins];
    private readonly double[] slow = new double[PulseWaveDetector.Bins];
    private readonly double[] likeness = new double[LongestLag + 2];
    private readonly double[] sorted = new double[PulseWaveDetector.Bins];

    /// <summary>The wave without its finest noise.</summary>
    public double[] Smooth { get; } = new double[PulseWaveDetector.Bins];

    /// <summary>Places of the beats, in bins.</summary>
    public double[] Places { get; } = new double[PulseWaveDetector.Bins];

    /// <summary>Height of the wave at each beat.</summary>
    public double[] Peaks { get; } = new double[PulseWaveDetector.Bins];

    /// <summary>Lowest point before each beat.</summary>
    public double[] Troughs { get; } = new double[PulseWaveDetector.Bins];

    /// <summary>Number of beats.</summary>
    public int Count { get; private set; }

    /// <summary>Bins a beat.</summary>
    public double Period { get; private set; }

    /// <summary>Beats a minute.</summary>
    public double Rate { get; private set; }

    /// <summary>Signal quality, 0 to 1.</summary>
    public double Quality { get; private set; }

    public void Find(double[] samples)
    {
        Average(samples, Smooth, 1);
        Average(samples, wave, 12);
        Average(wave, slow, 6);
        for (var i = 0; i < wave.Length; i++)
        {
            wave[i] = Smooth[i] - slow[i];
        }

        Quality = FindPeriod();
        FindBeats();
        Measure();
    }

    /// <summary>Moving mean over a point and <paramref name="half"/> points on each side.</summary>
    public void Average(double[] from, double[] to, int half)
    {
        for (var i = 0; i < from.Length; i++)
        {
            sums[i + 1] = sums[i] + from[i];
        }

        for (var i = 0; i < from.Length; i++)
        {
            var (first, last) = (Math.Max(0, i - half), Math.Min(from.Length - 1, i + half));
            to[i] = (sums[last + 1] - sums[first]) / (last - first + 1);
        }
    }

    private double FindPeriod()
    {
        var energy = Likeness(0);
        var highest = 0.0;
        for (var lag = ShortestLag - 1; lag <= LongestLag + 1; lag++)
        {
            likeness[lag] = energy > 0 ? Likeness(lag) / energy * wave.Length / (wave.Length - lag) : 0;
            highest = lag is >= ShortestLag and <= LongestLag ? Math.Max(highest, likeness[lag]) : highest;
        }

        for (var lag = ShortestLag; lag <= LongestLag; lag++)
        {
            if (likeness[lag] >= likeness[lag - 1] && likeness[lag] >= likeness[lag + 1] && likeness[lag] > NearlyHighest * highest)
            {
                Period = lag + Summit(likeness[lag - 1], likeness[lag], likeness[lag + 1]);
                return Math.Clamp(likeness[lag], 0, 1);
            }
        }

        Period = PulseWaveDetector.BinsPerSecond;
        return 0;
    }

    private double Likeness(int lag)
    {
        var sum = 0.0;
        for (var i = lag; i < wave.Length; i++)
        {
            sum += wave[i] * wave[i - lag];
        }

        return sum;
    }

    private void FindBeats()
    {
        var (half, back) = (Math.Max(2, (int)(Period * 0.55)), (int)(Period * 0.7));
        Count = 0;
        for (var i = 1; i < wave.Length - 1; i++)
        {
            if (!IsHighest(i, half))
            {
                continue;
            }

            var trough = Smooth[i];
            for (var j = Math.Max(0, i - back); j < i; j++)
            {
                trough = Math.Min(trough, Smooth[j]);
            }

            (Places[Count], Peaks[Count], Troughs[Count]) = (i + Summit(wave[i - 1], wave[i], wave[i + 1]), Smooth[i], trough);
            Count++;
        }
    }

    private bool IsHighest(int i, int half)
    {
        for (var j = Math.Max(0, i - half); j <= Math.Min(wave.Length - 1, i + half); j++)
        {
            if (wave[j] > wave[i] || (wave[j] == wave[i] && j < i))
            {
                return false;
            }
        }

        return true;
    }

    private void Measure()
    {
        Rate = 60 * PulseWaveDetector.BinsPerSecond / Period;
        var intervals = Count - 1;
        if (intervals < 6)
        {
            Quality = 0;
            return;
        }

        for (var i = 0; i < intervals; i++)
        {
            sorted[i] = Places[i + 1] - Places[i];
        }

        Array.Sort(sorted, 0, intervals);
        var (median, sum, even) = (sorted[intervals / 2], 0.0, 0);
        for (var i = 0; i < intervals; i++)
        {
            if (Math.Abs(sorted[i] - median) < EvenInterval * median)
            {
                (sum, even) = (sum + sorted[i], even + 1);
            }
        }

        Rate = 60 * PulseWaveDetector.BinsPerSecond * even / sum;
        Quality = Math.Min(Quality, (double)even / intervals);
    }

    /// <summary>Place of the summit of a parabola through three points, from the middle one, in steps.</summary>
    private static double Summit(double before, double at, double after) => before - (2 * at) + after is < 0 and var bend ? 0.5 * (before - after) / bend : 0;
}
