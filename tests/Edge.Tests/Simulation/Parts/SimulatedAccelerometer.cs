namespace AgeingMonitor.Edge.Tests.Simulation.Parts;

/// <summary>What the worn parts have in common: an element, an own clock, a memory of samples.</summary>
public abstract class SimulatedAccelerometer(VirtualClock clock) : RegisterPart
{
    protected SampledSignal Sampling { get; } = new(clock);

    /// <summary>Acceleration in g at a time in seconds.</summary>
    public Func<double, (double X, double Y, double Z)> Signal { get; set; } = _ => (0, 0, 1);

    /// <summary>How much faster the part's clock runs than it should.</summary>
    public double Drift { get; set; }

    /// <summary>The element has frozen: it answers and measures no more.</summary>
    public bool IsFrozen { get; set; }

    public byte Identity { get; set; }

    /// <summary>When each sample in memory so far was taken.</summary>
    public List<double> Taken { get; } = [];

    protected override byte OnRead(byte register)
    {
        foreach (var at in Sampling.Due())
        {
            if (!IsFrozen)
            {
                var (x, y, z) = Signal(at);
                if (Store(x, y, z))
                {
                    Taken.Add(at);
                }
            }
        }

        return OnMeasured(register);
    }

    /// <summary>Puts a sample into memory; false when the memory is off.</summary>
    protected abstract bool Store(double x, double y, double z);

    /// <summary>A read, after all samples that are due.</summary>
    protected abstract byte OnMeasured(byte register);

    protected static int Digits(double g, double perG, int bits) => (int)Math.Clamp(Math.Round(g * perG), -(1 << (bits - 1)), (1 << (bits - 1)) - 1);
}
