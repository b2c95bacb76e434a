namespace AgeingMonitor.Edge.Sensors.Sampling;

/// <summary>
/// Dates the samples of a part that keeps its own time and is read in bursts: evenly spread, strictly rising, never later than the read that fetched them, at the rate that the part really has.
/// Times are in ticks of the injected clock. One caller at a time.
/// </summary>
/// <remarks>
/// The newest sample in the part's memory is between nothing and one period old when it is read, half a period on average. The rate is counted over the last one to two minutes,
/// where that half period weighs below 0.02 % at 100 Hz; a fifth of the rest of the error is taken out with each burst.
/// </remarks>
internal sealed class SampleClock
{
    /// <summary>Parts keep their rate within 10 % over temperature and supply at worst (LIS3DH, ADXL345); what seems more is a read held up.</summary>
    private const double WidestDrift = 0.15;
    private const double Correction = 0.2;

    private readonly double second;
    private readonly double nominal;
    private double period;
    private double newest;
    private bool running;
    private Anchor older;
    private Anchor newer;
    private long samples;

    public SampleClock(double nominalHertz, TimeProvider clock)
    {
        second = clock.TimestampFrequency;
        nominal = second / nominalHertz;
        period = nominal;
    }

    /// <summary>The part's rate as it shows, in samples per second.</summary>
    public double Hertz => second / period;

    /// <summary>Samples were lost: what follows is dated by the next read alone. What is known of the rate stays.</summary>
    public void Restart() => running = false;

    /// <summary>Dates a burst.</summary>
    /// <param name="count">Samples fetched, oldest first; 1 or more.</param>
    /// <param name="readAt">When the part was asked how many it has.</param>
    public Burst Take(int count, long readAt)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (!running)
        {
            running = true;
            samples = 0;
            newest = readAt - (period / 2);
            older = newer = new Anchor(readAt, 0);
            return new Burst(newest - ((count - 1) * period), period, count);
        }

        samples += count;
        Learn(readAt);
        var before = newest;
        var expected = newest + (count * period);
        newest = expected + ((readAt - (period / 2) - expected) * Correction);
        newest = Math.Max(Math.Min(newest, readAt), before + count);
        var step = (newest - before) / count;
        return new Burst(before + step, step, count);
    }

    private void Learn(long readAt)
    {
        var elapsed = readAt - older.At;
        if (elapsed >= 5 * second && samples > older.Samples)
        {
            period = Math.Clamp(elapsed / (samples - older.Samples), nominal * (1 - WidestDrift), nominal * (1 + WidestDrift));
        }

        if (readAt - newer.At >= 60 * second)
        {
            older = newer;
            newer = new Anchor(readAt, samples);
        }
    }

    private readonly record struct Anchor(long At, long Samples);

    /// <summary>The times of a burst's samples.</summary>
    internal readonly record struct Burst(double First, double Step, int Count)
    {
        /// <summary>When the sample of an index was taken; 0 is the oldest.</summary>
        public long At(int index) => (long)Math.Floor(First + (index * Step));
    }
}
