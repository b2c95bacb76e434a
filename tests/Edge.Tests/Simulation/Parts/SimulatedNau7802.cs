namespace AgeingMonitor.Edge.Tests.Simulation.Parts;

/// <summary>NAU7802: powers up 200 µs after it is asked to, calibrates itself in 0.4 s, ten values a second, each ready until it is read.</summary>
public sealed class SimulatedNau7802 : RegisterPart
{
    private readonly VirtualClock clock;
    private readonly SampledSignal sampling;
    private TimeSpan poweredAt;
    private TimeSpan calibratedAt;
    private int counts;
    private bool ready;

    public SimulatedNau7802(VirtualClock clock)
    {
        this.clock = clock;
        sampling = new SampledSignal(clock);
        OnReset();
    }

    /// <summary>Counts at a time in seconds.</summary>
    public Func<double, int> Load { get; set; } = _ => 100_000;

    public bool CalibrationFails { get; set; }

    public bool NeverPowers { get; set; }

    public bool IsFrozen { get; set; }

    protected override bool IsReadOnly(byte register) => register is >= 0x12 and <= 0x14;

    protected override byte OnRead(byte register)
    {
        foreach (var at in sampling.Due())
        {
            if (!IsFrozen)
            {
                counts = Load(at);
                ready = true;
            }
        }

        switch (register)
        {
            case 0x00:
                var powered = (this[0] & 2) != 0 && !NeverPowers && clock.Elapsed >= poweredAt;
                return (byte)((this[0] & 0xD7) | (powered ? 0x08 : 0) | (ready ? 0x20 : 0));
            case 0x02:
                var busy = clock.Elapsed < calibratedAt;
                return (byte)((this[2] & 0xF3) | (busy ? 0x04 : 0) | (!busy && CalibrationFails ? 0x08 : 0));
            case 0x12:
                return (byte)(counts >> 16);
            case 0x13:
                return (byte)(counts >> 8);
            case 0x14:
                ready = false;
                return (byte)counts;
            default:
                return this[register];
        }
    }

    protected override void OnWritten(byte register, byte value)
    {
        switch (register)
        {
            case 0x00 when (value & 1) != 0:
                LosePower();
                break;
            case 0x00 when value == 0x02:
                poweredAt = clock.Elapsed + TimeSpan.FromMicroseconds(200);
                break;
            case 0x00:
                sampling.Run((value & 0x16) == 0x16 ? 10 : 0);
                break;
            case 0x02 when (value & 4) != 0:
                calibratedAt = clock.Elapsed + TimeSpan.FromSeconds(0.4);
                break;
            default:
                break;
        }
    }

    protected override void OnReset()
    {
        ready = false;
        sampling.Run(0);
    }
}
