namespace AgeingMonitor.Edge.Tests.Simulation;

/// <summary>A part's own sampling: instants at its own rate on the virtual clock. Times are seconds of the clock.</summary>
public sealed class SampledSignal(VirtualClock clock)
{
    private double next;

    /// <summary>True samples per second; 0 while the part does not measure.</summary>
    public double Hertz { get; private set; }

    /// <summary>How many instants have passed since the rate was set.</summary>
    public long Count { get; private set; }

    /// <summary>Begins to measure at a rate, first after a start-up time.</summary>
    public void Run(double hertz, double startUpSeconds = 0)
    {
        Hertz = hertz;
        Count = 0;
        next = clock.Elapsed.TotalSeconds + startUpSeconds + (hertz > 0 ? 1 / hertz : 0);
    }

    /// <summary>Instants that have passed since the last call.</summary>
    public IEnumerable<double> Due()
    {
        while (Hertz > 0 && next <= clock.Elapsed.TotalSeconds)
        {
            var at = next;
            next += 1 / Hertz;
            Count++;
            yield return at;
        }
    }
}
