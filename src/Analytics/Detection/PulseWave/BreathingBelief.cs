namespace AgeingMonitor.Analytics.Detection.PulseWave;

/// <summary>What is believed of the breathing rate: spectra of the pulse wave's modulations added up, held against what the windows before let expect. Buffers are fixed; one caller at a time.</summary>
internal sealed class BreathingBelief
{
    /// <summary>Rates of the grid: 4 to 45 breaths a minute in quarters.</summary>
    public const int Rates = 165;

    /// <summary>Samples of a modulation: 4 Hz over 32 s.</summary>
    public const int Samples = 128;
    private const double SamplesPerMinute = 240;

    /// <summary>Rates below about 7 are mostly drift of the signal.</summary>
    private const double Slowest = 7;
    private const double SlowestWidth = 0.8;

    /// <summary>How far what is expected weighs, and how far breathing wanders from one window to the next, in breaths a minute.</summary>
    private const double ExpectedWeight = 0.9;
    private const double Wander = 3;
    private const double Floor = 1e-3;
    private readonly float[] expected = new float[Rates];
    private readonly double[] belief = new double[Rates];
    private readonly double[] power = new double[Rates];
    private readonly double[] windowed = new double[Samples];

    public BreathingBelief() => Array.Fill(expected, 1f / Rates);

    /// <summary>What is expected of the next window.</summary>
    public Span<float> Expected => expected;

    /// <summary>Forgets the windows before.</summary>
    public void Reset() => Array.Fill(expected, 1f / Rates);

    /// <summary>Begins a window.</summary>
    public void Clear() => Array.Clear(belief);

    /// <summary>Adds the spectrum of a modulation.</summary>
    public void Add(double[] modulation, double weight)
    {
        Straighten(modulation);
        var sum = 0.0;
        for (var rate = 0; rate < Rates; rate++)
        {
            power[rate] = PowerAt(RateAt(rate));
            sum += power[rate];
        }

        for (var rate = 0; rate < Rates; rate++)
        {
            belief[rate] += weight * (sum > 0 ? power[rate] / sum : 1.0 / Rates);
        }
    }

    /// <summary>The rate believed in and the share of belief within 2 breaths a minute of it; goes on to what is to be expected of the next window.</summary>
    /// <param name="fastest">Faster rates cannot be told: half the rate of beats.</param>
    public (double Rate, double Share) Conclude(double fastest)
    {
        for (var rate = 0; rate < Rates; rate++)
        {
            belief[rate] *= RateAt(rate) > fastest ? 0 : (1 - ExpectedWeight + (ExpectedWeight * Rates * expected[rate])) / (1 + Math.Exp((Slowest - RateAt(rate)) / SlowestWidth));
        }

        Normalise(belief);
        var best = 0;
        for (var rate = 1; rate < Rates; rate++)
        {
            best = belief[rate] > belief[best] ? rate : best;
        }

        var (near, _) = Around(best, 4);
        var (_, share) = Around(best, 8);
        Expect();
        return (near, share);
    }

    private static double RateAt(int rate) => 4 + (0.25 * rate);

    private static void Normalise(Span<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        for (var i = 0; i < values.Length; i++)
        {
            values[i] = sum > 0 ? values[i] / sum : 1.0 / values.Length;
        }
    }

    private (double Mean, double Share) Around(int best, int steps)
    {
        var (sum, share) = (0.0, 0.0);
        for (var rate = Math.Max(0, best - steps); rate <= Math.Min(Rates - 1, best + steps); rate++)
        {
            (sum, share) = (sum + (belief[rate] * RateAt(rate)), share + belief[rate]);
        }

        return (sum / share, share);
    }

    private void Expect()
    {
        for (var rate = 0; rate < Rates; rate++)
        {
            var sum = Floor;
            for (var other = 0; other < Rates; other++)
            {
                var far = (RateAt(rate) - RateAt(other)) / Wander;
                sum += Math.Abs(far) < 4 ? belief[other] * Math.Exp(-0.5 * far * far) : 0;
            }

            power[rate] = sum;
        }

        Normalise(power);
        for (var rate = 0; rate < Rates; rate++)
        {
            expected[rate] = (float)power[rate];
        }
    }

    /// <summary>Takes away mean and trend and fades both ends (Hann).</summary>
    private void Straighten(double[] modulation)
    {
        double mean = 0, slope = 0, spread = 0;
        for (var i = 0; i < Samples; i++)
        {
            mean += modulation[i] / Samples;
        }

        for (var i = 0; i < Samples; i++)
        {
            var place = i - ((Samples - 1) / 2.0);
            slope += place * (modulation[i] - mean);
            spread += place * place;
        }

        for (var i = 0; i < Samples; i++)
        {
            windowed[i] = (modulation[i] - mean - (slope / spread * (i - ((Samples - 1) / 2.0)))) * (0.5 - (0.5 * Math.Cos(Math.Tau * (i + 0.5) / Samples)));
        }
    }

    /// <summary>Power at one rate (Goertzel, 1958).</summary>
    private double PowerAt(double rate)
    {
        var turn = 2 * Math.Cos(Math.Tau * rate / SamplesPerMinute);
        double before = 0, last = 0;
        foreach (var sample in windowed)
        {
            (before, last) = (last, sample + (turn * last) - before);
        }

        return Math.Max(0, (last * last) + (before * before) - (turn * last * before));
    }
}
