using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Analytics.Detection.PulseWave;

/// <summary>
/// Tells breathing and pulse rate from a pulse wave of any unit and rate from 25 Hz up, a window of 32 s at a time, windows end to end from the first sample. Buffers are fixed: nothing is allocated after construction.
/// Method and figures are in the README. One caller at a time.
/// </summary>
public sealed class PulseWaveDetector
{
    /// <summary>Bins a second into which samples are averaged.</summary>
    internal const int BinsPerSecond = 25;

    /// <summary>Bins of a window.</summary>
    internal const int Bins = 32 * BinsPerSecond;
    private const long BinMicroseconds = Instant.MicrosecondsPerSecond / BinsPerSecond;
    private const long WindowMicroseconds = Bins * BinMicroseconds;

    /// <summary>Weights of the modulations: peaks, troughs, amplitudes, intervals, slow wave.</summary>
    private const double PeakWeight = 1, TroughWeight = 1, AmplitudeWeight = 0.5, IntervalWeight = 0.5, SlowWeight = 2;

    /// <summary>Sums are kept in single precision: that of a sample is 16 bits.</summary>
    private const double LargestSample = 1e30;
    private readonly PulseWaveOptions options;
    private readonly float[] sums = new float[Bins];
    private readonly byte[] counts = new byte[Bins];
    private readonly double[] samples = new double[Bins];
    private readonly double[] slow = new double[Bins];
    private readonly BeatFinder beats = new();
    private readonly Modulation modulation = new();
    private readonly BreathingBelief breathing = new();
    private long? start;

    /// <summary>A detector that has seen nothing.</summary>
    public PulseWaveDetector(PulseWaveOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
    }

    /// <summary>A detector that goes on where another was saved.</summary>
    /// <exception cref="ArgumentException">The state is not whole.</exception>
    public PulseWaveDetector(PulseWaveOptions options, PulseWaveState state)
        : this(options)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.Sums.Count != Bins || state.Counts.Count != Bins || state.Expected.Count != BreathingBelief.Rates)
        {
            throw new ArgumentException($"A state of {state.Sums.Count}, {state.Counts.Count} bins and {state.Expected.Count} rates.", nameof(state));
        }

        start = state.Start;
        for (var i = 0; i < Bins; i++)
        {
            (sums[i], counts[i]) = (state.Sums[i], state.Counts[i]);
        }

        for (var i = 0; i < BreathingBelief.Rates; i++)
        {
            breathing.Expected[i] = state.Expected[i];
        }
    }

    /// <summary>Takes a sample. What is not finite, beyond 1e30, older than the window being filled or the 256th of its bin is passed over. True when this sample is the first after a window, which then is in <paramref name="rates"/>.</summary>
    public bool Add(Instant measuredAt, double sample, out PulseRates rates)
    {
        rates = default;
        if (!(Math.Abs(sample) <= LargestSample))
        {
            return false;
        }

        var begin = start ??= measuredAt.Microseconds;
        var offset = measuredAt.Microseconds - begin;
        if (offset < 0)
        {
            return false;
        }

        var isDone = offset >= WindowMicroseconds;
        if (isDone)
        {
            rates = Conclude(begin);
            Array.Clear(sums);
            Array.Clear(counts);
            var windows = offset / WindowMicroseconds;
            if (windows > 1)
            {
                breathing.Reset();
            }

            start = begin + (windows * WindowMicroseconds);
            offset -= windows * WindowMicroseconds;
        }

        var bin = (int)(offset / BinMicroseconds);
        if (counts[bin] < byte.MaxValue)
        {
            sums[bin] += (float)sample;
            counts[bin]++;
        }

        return isDone;
    }

    /// <summary>Forgets the window being filled and the windows before: the next sample begins a wave of its own.</summary>
    public void Restart()
    {
        start = null;
        Array.Clear(sums);
        Array.Clear(counts);
        breathing.Reset();
    }

    /// <summary>What the window being filled says as it is; null before the first sample. The window is not ended by it in time: use it at the end of a wave.</summary>
    public PulseRates? Finish() => start is { } begin ? Conclude(begin) : null;

    /// <summary>What is remembered now.</summary>
    public PulseWaveState Save() => new() { Start = start, Sums = [.. sums], Counts = [.. counts], Expected = [.. breathing.Expected] };

    private PulseRates Conclude(long begin)
    {
        var (from, to) = (new Instant(begin), new Instant(begin + WindowMicroseconds));
        if (Fill() < options.LeastCoverage * Bins)
        {
            breathing.Reset();
            return new(from, to, null, 0, null, 0);
        }

        beats.Find(samples);
        breathing.Clear();
        breathing.Add(modulation.OfBeats(beats.Places, beats.Peaks, beats.Count), PeakWeight);
        breathing.Add(modulation.OfBeats(beats.Places, beats.Troughs, beats.Count), TroughWeight);
        breathing.Add(modulation.OfAmplitudes(beats), AmplitudeWeight);
        breathing.Add(modulation.OfIntervals(beats), IntervalWeight);
        beats.Average(samples, slow, Math.Max(3, (int)Math.Round(beats.Period / 2)));
        breathing.Add(modulation.OfWave(slow), SlowWeight);
        var (rate, share) = breathing.Conclude(beats.Rate / 2);
        var isWave = beats.Quality > 0;
        return new(
            from,
            to,
            isWave && share >= options.LeastBreathingQuality ? rate : null,
            isWave ? share : 0,
            beats.Quality >= options.LeastPulseQuality ? beats.Rate : null,
            beats.Quality);
    }

    /// <summary>Means of the bins; an empty one is as the one before it. Returns how many hold a sample.</summary>
    private int Fill()
    {
        var (full, first) = (0, Array.FindIndex(counts, count => count > 0));
        var last = first < 0 ? 0 : (double)sums[first] / counts[first];
        for (var i = 0; i < Bins; i++)
        {
            if (counts[i] > 0)
            {
                (last, full) = ((double)sums[i] / counts[i], full + 1);
            }

            samples[i] = last;
        }

        return full;
    }
}
