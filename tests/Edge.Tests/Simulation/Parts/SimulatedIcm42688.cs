namespace AgeingMonitor.Edge.Tests.Simulation.Parts;

/// <summary>ICM-42688-P by DS-000347: packets of eight bytes, a count that is 0 at the first read after a flush, a full flag that clears on read.</summary>
public sealed class SimulatedIcm42688 : SimulatedAccelerometer
{
    private readonly Queue<byte> fifo = new();
    private bool full;
    private bool flushed;
    private bool resetDone;

    public SimulatedIcm42688(VirtualClock clock)
        : base(clock)
    {
        Identity = 0x47;
        OnReset();
    }

    /// <summary>The part never comes back from a reset.</summary>
    public bool IsDeadAfterReset { get; set; }

    /// <summary>Bytes of memory lost from its front at the next read, as when a transfer was cut.</summary>
    public int Slip { get; set; }

    protected override byte Next(byte pointer) => pointer == 0x30 ? pointer : base.Next(pointer);

    /// <summary>A broken part: its memory has always run over.</summary>
    public bool IsAlwaysOver { get; set; }

    protected override bool IsReadOnly(byte register) => register is 0x2D or 0x2E or 0x2F or 0x75;

    protected override bool Store(double x, double y, double z)
    {
        if ((this[0x5F] & 1) == 0 || this[0x16] != 0x40)
        {
            return false;
        }

        if (fifo.Count + 8 > 2048)
        {
            full = true;
            for (var i = 0; i < 8; i++)
            {
                fifo.Dequeue();
            }
        }

        fifo.Enqueue(0x40);
        foreach (var g in new[] { x, y, z })
        {
            var digits = Math.Max(Digits(g, 2048 << ((this[0x50] >> 5) & 3), 16), -32767);
            fifo.Enqueue((byte)(digits >> 8));
            fifo.Enqueue((byte)digits);
        }

        fifo.Enqueue(0);
        return true;
    }

    protected override byte OnMeasured(byte register)
    {
        switch (register)
        {
            case 0x2D:
                var status = (byte)((full || IsAlwaysOver ? 0x02 : 0) | (resetDone ? 0x10 : 0));
                full = resetDone = false;
                return status;
            case 0x2E:
                return (byte)(flushed ? 0 : fifo.Count >> 8);
            case 0x2F:
                var count = (byte)(flushed ? 0 : fifo.Count);
                flushed = false;
                return count;
            case 0x30:
                for (; Slip > 0; Slip--)
                {
                    fifo.TryDequeue(out _);
                }

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
            case 0x11 when (value & 1) != 0:
                LosePower();
                resetDone = !IsDeadAfterReset;
                break;
            case 0x4E:
                var hertz = (this[0x50] & 0x0F) switch { 6 => 1000, 7 => 200, 8 => 100, 9 => 50, 10 => 25, _ => 0 };
                Sampling.Run((value & 3) == 3 ? hertz * (1 + Drift) : 0, 0.02);
                break;
            case 0x4B when (value & 2) != 0:
                fifo.Clear();
                flushed = true;
                break;
            default:
                break;
        }
    }

    protected override void OnReset()
    {
        this[0x50] = 0x06;
        fifo.Clear();
        full = flushed = resetDone = false;
        Sampling.Run(0);
    }
}
