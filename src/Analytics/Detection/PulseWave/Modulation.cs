namespace AgeingMonitor.Analytics.Detection.PulseWave;

/// <summary>What breathing changes from beat to beat, as even series of 4 Hz. The series returned is overwritten by the next. One caller at a time.</summary>
internal sealed class Modulation
{
    /// <summary>Beats further from the median than this many median deviations are drawn in to it.</summary>
    private const double Reach = 4;
    private const double BinsPerSample = PulseWaveDetector.BinsPerSecond / 4.0;
    private readonly double[] series = new double[BreathingBelief.Samples];
    private readonly double[] values = new double[PulseWaveDetector.Bins];
    private readonly double[] places = new double[PulseWaveDetector.Bins];
    private readonly double[] sorted = new double[PulseWaveDetector.Bins];

    public double[] OfBeats(double[] at, double[] heights, int count)
    {
        Array.Copy(heights, values, count);
        return Even(at, count);
    }

    public double[] OfAmplitudes(BeatFinder beats)
    {
        for (var i = 0; i < beats.Count; i++)
        {
            values[i] = beats.Peaks[i] - beats.Troughs[i];
        }

        return Even(beats.Places, beats.Count);
    }

    public double[] OfIntervals(BeatFinder beats)
    {
        for (var i = 1; i < beats.Count; i++)
        {
            places[i - 1] = (beats.Places[i] + beats.Places[i - 1]) / 2;
            values[i - 1] = beats.Places[i] - beats.Places[i - 1];
        }

        return Even(places, Math.Max(0, beats.Count - 1));
    }

    public double[] OfWave(double[] wave)
    {
        for (var i = 0; i < series.Length; i++)
        {
            series[i] = wave[Math.Min(wave.Length - 1, (int)(i * BinsPerSample))];
        }

        return series;
    }

    private double[] Even(double[] at, int count)
    {
        Clip(count);
        var beat = 0;
        for (var i = 0; i < series.Length; i++)
        {
            var place = i * BinsPerSample;
            while (beat + 1 < count && at[beat + 1] < place)
            {
                beat++;
            }

            series[i] = count == 0 ? 0
                : place <= at[0] ? values[0]
                : beat + 1 >= count ? values[count - 1]
                : values[beat] + ((values[beat + 1] - values[beat]) * (place - at[beat]) / (at[beat + 1] - at[beat]));
        }

        return series;
    }

    private void Clip(int count)
    {
        if (count == 0)
        {
            return;
        }

        var median = MedianOf(values, 0, count);
        var width = Reach * MedianOf(values, median, count);
        for (var i = 0; i < count; i++)
        {
            values[i] = Math.Clamp(values[i], median - width, median + width);
        }
    }

    /// <summary>Median, or with a centre the median distance from it.</summary>
    private double MedianOf(double[] of, double centre, int count)
    {
        for (var i = 0; i < count; i++)
        {
            sorted[i] = centre == 0 ? of[i] : Math.Abs(of[i] - centre);
        }

        Array.Sort(sorted, 0, count);
        return sorted[count / 2];
    }
}
