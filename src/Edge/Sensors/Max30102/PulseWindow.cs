namespace AgeingMonitor.Edge.Sensors.Max30102;

/// <summary>Pulse rate, saturation and perfusion of eight seconds of light, or nothing where the signal is not good enough. Pure.</summary>
/// <param name="PulseRate">Per minute.</param>
/// <param name="Saturation">Per cent, by a published curve that nobody calibrated for this part; null where the ratio is outside it.</param>
/// <param name="PerfusionIndex">Pulsating over steady infrared, per cent.</param>
internal sealed record PulseWindow(double PulseRate, double? Saturation, double PerfusionIndex)
{
    public const int SamplesPerSecond = 25;
    public const int Samples = 8 * SamplesPerSecond;

    /// <summary>All eighteen bits: the light is too strong.</summary>
    private const int Saturated = 0x3FFFF;

    /// <summary>Weaker pulses than 0.2 % drown in noise.</summary>
    private const double LeastPerfusion = 0.2;
    private const double MostPerfusion = 30;

    /// <summary>How alike the wave must be to itself one beat later; movement is not.</summary>
    private const double LeastRegularity = 0.7;

    /// <summary>Red and infrared see the same beat; light from elsewhere and movement do not look alike in both.</summary>
    private const double LeastAgreement = 0.8;

    /// <summary>Fastest and slowest pulse told: 180 and 37 per minute.</summary>
    private const double ShortestBeat = SamplesPerSecond * 60 / 180.0;

    /// <summary>Up to 300 per minute a pulse is looked for, so that one that is too fast to tell is not taken for one of half its rate.</summary>
    private const int ShortestLooked = 5;
    private const int LongestBeat = 40;

    /// <summary>Judges a window.</summary>
    /// <param name="red">Red, oldest first.</param>
    /// <param name="infrared">Infrared at the same instants.</param>
    /// <param name="fingerCounts">Less infrared than this is no finger.</param>
    public static PulseWindow? Of(ReadOnlySpan<int> red, ReadOnlySpan<int> infrared, double fingerCounts)
    {
        if (red.Length != Samples || infrared.Length != Samples || red.Contains(Saturated) || infrared.Contains(Saturated))
        {
            return null;
        }

        var (redSteady, redWave) = Split(red);
        var (steady, wave) = Split(infrared);
        if (steady < fingerCounts || redSteady <= 0)
        {
            return null;
        }

        var (redStrength, strength) = (Strength(redWave), Strength(wave));

        // From the lowest to the highest of a wave like this is 2.8 times its root mean square.
        var perfusion = strength * 2.8 / steady * 100;
        if (perfusion is < LeastPerfusion or > MostPerfusion || redStrength <= 0 || Likeness(redWave, wave, 0) < LeastAgreement)
        {
            return null;
        }

        if (Beat(wave) is not { } beat)
        {
            return null;
        }

        var ratio = redStrength / redSteady / (strength / steady);
        var saturation = 104 - (17 * ratio);
        return new PulseWindow(SamplesPerSecond * 60 / beat, saturation is >= 70 and <= 100 ? saturation : null, perfusion);
    }

    /// <summary>The steady part, and what is left when the drift over a second is taken out.</summary>
    private static (double Steady, double[] Wave) Split(ReadOnlySpan<int> light)
    {
        var sums = new double[light.Length + 1];
        for (var i = 0; i < light.Length; i++)
        {
            sums[i + 1] = sums[i] + light[i];
        }

        var wave = new double[light.Length];
        for (var i = 0; i < light.Length; i++)
        {
            var from = Math.Max(0, i - SamplesPerSecond);
            var to = Math.Min(light.Length, i + SamplesPerSecond + 1);
            wave[i] = light[i] - ((sums[to] - sums[from]) / (to - from));
        }

        return (sums[^1] / light.Length, wave);
    }

    private static double Strength(double[] wave) => Math.Sqrt(wave.Sum(value => value * value) / wave.Length);

    /// <summary>Correlation of one wave with another that is shifted, -1 to 1; 0 where there is none.</summary>
    private static double Likeness(double[] a, double[] b, int shift)
    {
        double both = 0, ofA = 0, ofB = 0;
        for (var i = shift; i < a.Length; i++)
        {
            both += a[i] * b[i - shift];
            ofA += a[i] * a[i];
            ofB += b[i - shift] * b[i - shift];
        }

        return ofA > 0 && ofB > 0 ? both / Math.Sqrt(ofA * ofB) : 0;
    }

    /// <summary>Samples from one beat to the next: the first shift at which the wave is as like itself as at any, between samples by a parabola.</summary>
    private static double? Beat(double[] wave)
    {
        Span<double> likeness = stackalloc double[LongestBeat + 2];
        var best = 0.0;
        for (var shift = 1; shift < likeness.Length; shift++)
        {
            likeness[shift] = Likeness(wave, wave, shift);
        }

        for (var shift = (int)ShortestBeat; shift <= LongestBeat; shift++)
        {
            if (IsPeak(likeness, shift))
            {
                best = Math.Max(best, likeness[shift]);
            }
        }

        if (best < LeastRegularity || IsTooFast(likeness))
        {
            return null;
        }

        for (var shift = (int)ShortestBeat; shift <= LongestBeat; shift++)
        {
            // Two beats later the wave is as like itself; the first peak that is nearly the best is one beat.
            if (IsPeak(likeness, shift) && likeness[shift] >= best * 0.9)
            {
                return Top(likeness, shift);
            }
        }

        return null;
    }

    /// <summary>Whether the wave comes again sooner than the fastest pulse that is told.</summary>
    private static bool IsTooFast(ReadOnlySpan<double> likeness)
    {
        var trough = 1.0;
        for (var shift = 1; shift <= (int)ShortestBeat; shift++)
        {
            // Out of a trough: the likeness of a slow wave only falls here, from near 1.
            if (shift >= ShortestLooked && IsPeak(likeness, shift) && likeness[shift] >= Math.Max(LeastRegularity, trough + 0.2) && Top(likeness, shift) < ShortestBeat)
            {
                return true;
            }

            trough = Math.Min(trough, likeness[shift]);
        }

        return false;
    }

    /// <summary>Where the top of a peak is, between samples.</summary>
    private static double Top(ReadOnlySpan<double> likeness, int shift)
    {
        var (left, top, right) = (likeness[shift - 1], likeness[shift], likeness[shift + 1]);
        var bend = left - (2 * top) + right;
        return bend < 0 ? shift + ((left - right) / 2 / bend) : shift;
    }

    private static bool IsPeak(ReadOnlySpan<double> likeness, int shift) => likeness[shift] >= likeness[shift - 1] && likeness[shift] >= likeness[shift + 1];
}
