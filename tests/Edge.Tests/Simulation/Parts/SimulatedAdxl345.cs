namespace AgeingMonitor.Edge.Tests.Simulation.Parts;

/// <summary>ADXL345, rev. E: memory of 32 samples, one taken out by each read of the six data registers.</summary>
public sealed class SimulatedAdxl345 : SimulatedAccelerometer
{
    private readonly Queue<byte[]> fifo = new();
    private byte[] current = new byte[6];
    private bool overrun;

    public SimulatedAdxl345(VirtualClock clock)
        : base(clock)
    {
        Identity = 0xE5;
        OnReset();
    }

    protected override bool IsReadOnly(byte register) => register is 0x00 or 0x2B or 0x30 or >= 0x32 and <= 0x37 or 0x39;

    protected override bool Store(double x, double y, double z)
    {
        if (this[0x38] >> 6 != 2)
        {
            return false;
        }

        fifo.Enqueue([.. Word(x), .. Word(y), .. Word(z)]);
        if (fifo.Count > 32)
        {
            fifo.Dequeue();
            overrun = true;
        }

        return true;
    }

    protected override byte OnMeasured(byte register)
    {
        switch (register)
        {
            case 0x00:
                return Identity;
            case 0x30:
                return (byte)((fifo.Count > 0 ? 0x80 : 0) | (overrun ? 0x01 : 0));
            case 0x39:
                return (byte)fifo.Count;
            case >= 0x32 and <= 0x37:
                if (register == 0x32 && fifo.Count > 0)
                {
                    current = fifo.Dequeue();
                    overrun = false;
                }

                return current[register - 0x32];
            default:
                return this[register];
        }
    }

    protected override void OnWritten(byte register, byte value)
    {
        if (register == 0x2D)
        {
            Sampling.Run((value & 0x08) != 0 ? 0.09765625 * Math.Pow(2, this[0x2C] & 0x0F) * (1 + Drift) : 0);
        }
        else if (register == 0x38 && value >> 6 == 0)
        {
            fifo.Clear();
            overrun = false;
        }
    }

    protected override void OnReset()
    {
        this[0x2C] = 0x0A;
        fifo.Clear();
        overrun = false;
        Sampling.Run(0);
    }

    private byte[] Word(double g)
    {
        // Full resolution keeps 256 digits a g and widens with the range: 13 bits at 16 g.
        var digits = (this[0x31] & 0x08) != 0 ? Digits(g, 256, 10 + (this[0x31] & 3)) : Digits(g, 256 >> (this[0x31] & 3), 10);
        return [(byte)digits, (byte)(digits >> 8)];
    }
}
