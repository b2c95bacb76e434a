namespace AgeingMonitor.Edge.Sensors.Sampling;

/// <summary>Bursts of a worn accelerometer on their way out: dated, held to the part's range, and watched for what no working part gives. One caller at a time.</summary>
internal sealed class AccelerationStream(string where, double hertz, double rangeG, TimeProvider clock, ISensorOutput output)
{
    /// <summary>Nobody falls freely for so long indoors (2 s are 20 m): a part that feels no gravity has a broken element or bus.</summary>
    private static readonly TimeSpan LongestWeightless = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(1);

    /// <summary>Below this a resting part feels nothing: offsets of the parts used are under 0.1 g an axis.</summary>
    private const double WeightlessSquared = 0.25 * 0.25;

    /// <summary>Bursts that may fail one after another before it is the bus that has failed.</summary>
    private const int MostBroken = 5;

    /// <summary>Gaps that may follow each other without one sample between them: a machine that is held up for seconds makes one or two, a part whose memory is broken makes nothing else.</summary>
    private const int MostGaps = 10;

    private readonly SampleClock times = new(hertz, clock);
    private long lastAt = clock.GetTimestamp();
    private int weightless;
    private int broken;
    private int gaps;

    /// <summary>The part's rate as it shows.</summary>
    public double Hertz => times.Hertz;

    /// <summary>Hands a burst on; a sample that was corrupt is null, and keeps its place in time.</summary>
    /// <exception cref="SensorFaultException">The part feels no gravity.</exception>
    public void Take(ReadOnlySpan<Acceleration?> samples, long readAt)
    {
        if (samples.IsEmpty)
        {
            Watch(readAt);
            return;
        }

        broken = 0;
        gaps = 0;
        lastAt = readAt;
        var burst = times.Take(samples.Length, readAt);
        for (var i = 0; i < samples.Length; i++)
        {
            if (samples[i] is not { } sample)
            {
                output.Lose(SensorLoss.Corrupt);
                continue;
            }

            weightless = sample.Squared < WeightlessSquared ? weightless + 1 : 0;
            output.Accelerate(burst.At(i), Held(sample.X), Held(sample.Y), Held(sample.Z));
        }

        if (weightless > LongestWeightless.TotalSeconds * hertz)
        {
            throw new SensorFaultException(SensorFault.Stuck, $"{where} feels no gravity.");
        }
    }

    /// <summary>Samples were lost: told, and what follows is dated anew.</summary>
    /// <exception cref="SensorFaultException">Nothing but gaps comes.</exception>
    public void Gap(SensorLoss loss)
    {
        output.Lose(loss);
        times.Restart();
        if (++gaps >= MostGaps)
        {
            throw new SensorFaultException(SensorFault.Stuck, $"{where}: its memory was no good {MostGaps} times in a row; at last {loss}.");
        }
    }

    /// <summary>A burst could not be read, which the bus has counted already: what follows is dated anew.</summary>
    /// <exception cref="SensorFaultException">It happens each time.</exception>
    public void Broken()
    {
        times.Restart();
        if (++broken >= MostBroken)
        {
            throw new SensorFaultException(SensorFault.Bus, $"{where}: {MostBroken} bursts in a row could not be read.");
        }
    }

    private void Watch(long readAt)
    {
        if (clock.GetElapsedTime(lastAt, readAt) > LongestSilence)
        {
            throw new SensorFaultException(SensorFault.Stuck, $"{where} answers, and has measured nothing for {LongestSilence.TotalSeconds:0} s.");
        }
    }

    /// <summary>Beyond its range a part only says "at least so much".</summary>
    private double Held(double value) => Math.Clamp(value, -rangeG, rangeG);
}
