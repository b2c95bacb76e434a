namespace AgeingMonitor.Edge.Tests.Simulation.Parts;

/// <summary>LIS3DH by ST DocID17530: 32 samples of memory, address flag in bit 7, full scale and resolution by control register 4.</summary>
public sealed class SimulatedLis3dh : RegisterPart
{
    private readonly SampledSignal sampling;
    private readonly Queue<byte[]> fifo = new();
    private byte[] current = new byte[6];
    private int outByte;

    public SimulatedLis3dh(VirtualClock clock, byte identity = 0x33)
    {
        Identity = identity;
        sampling = new SampledSignal(clock);
        OnReset();
    }

    public byte Identity { get; set; }

    /// <summary>Acceleration in g at a time in seconds.</summary>
    public Func<double, (double X, double Y, double Z)> Signal { get; set; } = _ => (0, 0, 1);

    /// <summary>How much faster the part's clock runs than it should; 0.05 is 5 %.</summary>
    public double Drift { get; set; }

    /// <summary>The element has frozen: it answers and measures no more.</summary>
    public bool IsFrozen { get; set; }

    /// <summary>When each sample in memory so far was taken.</summary>
    public List<double> Taken { get; } = [];

    private bool IsStreaming => (this[0x2E] >> 6) == 2 && (this[0x24] & 0x40) != 0;

    protected override byte Register(byte pointer) => (byte)(pointer & 0x7F);

    protected override byte Next(byte pointer)
    {
        if ((pointer & 0x80) == 0)
        {
            return pointer;
        }

        // In the output registers the address runs round while the memory is on, so that a burst empties it.
        return (pointer & 0x7F) == 0x2D && IsStreaming ? (byte)0xA8 : (byte)(0x80 | ((pointer + 1) & 0x7F));
    }

    protected override bool IsReadOnly(byte register) => register is <= 0x1E or >= 0x27 and <= 0x2D or 0x2F or 0x31;

    protected override byte OnRead(byte register)
    {
        Measure();
        switch (register)
        {
            case 0x0F:
                return Identity;
            case 0x2F:
                var full = fifo.Count >= 32;
                return (byte)((full ? 0x40 : 0) | (fifo.Count == 0 ? 0x20 : 0) | Math.Min(fifo.Count, 31));
            case >= 0x28 and <= 0x2D:
                return Output(register - 0x28);
            default:
                return this[register];
        }
    }

    protected override void OnWritten(byte register, byte value)
    {
        switch (register)
        {
            case 0x20:
                var hertz = (value >> 4) switch { 1 => 1, 2 => 10, 3 => 25, 4 => 50, 5 => 100, 6 => 200, 7 => 400, _ => 0 };
                sampling.Run(hertz * (1 + Drift));
                break;
            case 0x24 when (value & 0x80) != 0:
                this[0x24] = (byte)(value & 0x7F);
                break;
            case 0x2E when value >> 6 == 0:
                fifo.Clear();
                outByte = 0;
                break;
            default:
                break;
        }
    }

    protected override void OnReset()
    {
        this[0x20] = 0x07;
        fifo.Clear();
        sampling.Run(0);
    }

    private byte Output(int index)
    {
        if (!IsStreaming)
        {
            return current[index];
        }

        if (index == 0 && fifo.Count > 0)
        {
            current = fifo.Dequeue();
        }

        outByte = index;
        return current[outByte];
    }

    private void Measure()
    {
        foreach (var at in sampling.Due())
        {
            if (IsFrozen)
            {
                continue;
            }

            var (x, y, z) = Signal(at);
            byte[] sample = [.. Word(x), .. Word(y), .. Word(z)];
            if (!IsStreaming)
            {
                current = sample;
                continue;
            }

            Taken.Add(at);
            fifo.Enqueue(sample);
            if (fifo.Count > 32)
            {
                fifo.Dequeue();
            }
        }
    }

    private byte[] Word(double g)
    {
        var milliPerDigit = ((this[0x23] >> 4) & 3) switch { 0 => 1, 1 => 2, 2 => 4, _ => 12 };
        var shift = (this[0x23] & 0x08) != 0 ? 4 : 6;
        var digits = g * 1000 / milliPerDigit / (shift == 6 ? 4 : 1);
        var most = (1 << (15 - shift)) - 1;
        var word = (short)((int)Math.Clamp(Math.Round(digits), -most - 1, most) << shift);
        return [(byte)(word & 0xFF), (byte)((word >> 8) & 0xFF)];
    }
}
