namespace AgeingMonitor.Edge.Tests.Simulation.Parts;

/// <summary>MPU-6050 by RM-MPU-6000A-00 rev. 4.2: a memory of 1024 bytes that loses its oldest bytes, whose data register does not move on.</summary>
public sealed class SimulatedMpu6050 : SimulatedAccelerometer
{
    private readonly Queue<byte> fifo = new();
    private bool overflow;

    public SimulatedMpu6050(VirtualClock clock)
        : base(clock)
    {
        Identity = 0x68;
        OnReset();
    }

    /// <summary>Raw value of the thermometer: 24.76 °C by the MPU-6050's formula.</summary>
    public short Thermometer { get; set; } = -4000;

    /// <summary>A broken part: its memory has always run over.</summary>
    public bool IsAlwaysOver { get; set; }

    protected override byte Next(byte pointer) => pointer == 0x74 ? pointer : base.Next(pointer);

    protected override bool IsReadOnly(byte register) => register is 0x3A or >= 0x3B and <= 0x48 or 0x72 or 0x73 or 0x75;

    protected override bool Store(double x, double y, double z)
    {
        if (this[0x23] != 0x08 || (this[0x6A] & 0x40) == 0)
        {
            return false;
        }

        foreach (var g in new[] { x, y, z })
        {
            var digits = Digits(g, 16384 >> ((this[0x1C] >> 3) & 3), 16);
            fifo.Enqueue((byte)(digits >> 8));
            fifo.Enqueue((byte)digits);
        }

        while (fifo.Count > 1024)
        {
            fifo.Dequeue();
            overflow = true;
        }

        return true;
    }

    protected override byte OnMeasured(byte register)
    {
        switch (register)
        {
            case 0x3A:
                var status = (byte)((overflow || IsAlwaysOver ? 0x10 : 0) | 0x01);
                overflow = false;
                return status;
            case 0x41:
                return (byte)(Thermometer >> 8);
            case 0x42:
                return (byte)Thermometer;
            case 0x72:
                return (byte)(fifo.Count >> 8);
            case 0x73:
                return (byte)fifo.Count;
            case 0x74:
                return fifo.TryDequeue(out var value) ? value : (byte)0xFF;
            case 0x75:
                return Identity;
            default:
                return this[register];
        }
    }

    protected override void OnWritten(byte register, byte value)
    {
        switch (register)
        {
            case 0x6B when (value & 0x80) != 0:
                LosePower();
                break;
            case 0x6B:
                Sampling.Run((value & 0x40) != 0 ? 0 : 1000.0 / (this[0x19] + 1) * (1 + Drift), 0.02);
                break;
            case 0x19:
                Sampling.Run((this[0x6B] & 0x40) != 0 ? 0 : 1000.0 / (value + 1) * (1 + Drift));
                break;
            case 0x6A when (value & 0x04) != 0:
                fifo.Clear();
                this[0x6A] = (byte)(value & ~0x04);
                break;
            default:
                break;
        }
    }

    protected override void OnReset()
    {
        this[0x6B] = 0x40;
        fifo.Clear();
        overflow = false;
        Sampling.Run(0);
    }
}
