namespace AgeingMonitor.Edge.Tests.Simulation.Parts;

/// <summary>MAX30102: memory of 32 samples with pointers that are equal when it is empty and when it is full, marks that clear when read, a reset that takes 20 ms.</summary>
public sealed class SimulatedMax30102 : RegisterPart
{
    private readonly VirtualClock clock;
    private readonly SampledSignal sampling;
    private readonly byte[][] memory = [.. Enumerable.Range(0, 32).Select(_ => new byte[6])];
    private TimeSpan resetUntil;
    private int write;
    private int read;
    private int filled;
    private int overflow;
    private int part;
    private bool almostFull;

    public SimulatedMax30102(VirtualClock clock)
    {
        this.clock = clock;
        sampling = new SampledSignal(clock);
        OnReset();
    }

    /// <summary>Red and infrared at a time in seconds.</summary>
    public Func<double, (int Red, int Infrared)> Light { get; set; } = _ => (0, 0);

    public byte Identity { get; set; } = 0x15;

    public bool IsFrozen { get; set; }

    protected override byte Next(byte pointer) => pointer == 0x07 ? pointer : base.Next(pointer);

    protected override bool IsReadOnly(byte register) => register is 0x00 or 0x01 or 0xFE or 0xFF;

    protected override byte OnRead(byte register)
    {
        foreach (var at in sampling.Due())
        {
            Store(at);
        }

        switch (register)
        {
            case 0x00:
                var status = (byte)(almostFull ? 0x80 : 0);
                almostFull = false;
                return status;
            case 0x04:
                return (byte)write;
            case 0x05:
                return (byte)overflow;
            case 0x06:
                return (byte)read;
            case 0x07:
                return Take();
            case 0x09:
                return (byte)(this[0x09] | (clock.Elapsed < resetUntil ? 0x40 : 0));
            case 0xFF:
                return Identity;
            default:
                return this[register];
        }
    }

    protected override void OnWritten(byte register, byte value)
    {
        switch (register)
        {
            case 0x09 when (value & 0x40) != 0:
                LosePower();
                resetUntil = clock.Elapsed + TimeSpan.FromMilliseconds(20);
                break;
            case 0x09:
                var rate = (this[0x0A] >> 2 & 7) switch { 0 => 50, 1 => 100, 2 => 200, _ => 400 };
                sampling.Run(value == 3 ? rate / Math.Pow(2, this[0x08] >> 5) : 0);
                break;
            case 0x04:
                write = value & 31;
                filled = 0;
                break;
            case 0x05:
                overflow = value & 31;
                break;
            case 0x06:
                read = value & 31;
                part = 0;
                break;
            default:
                break;
        }
    }

    protected override void OnReset()
    {
        (write, read, filled, overflow, part, almostFull) = (0, 0, 0, 0, 0, false);
        sampling.Run(0);
    }

    private byte Take()
    {
        var value = memory[read][part++];
        if (part == 6)
        {
            part = 0;
            read = (read + 1) & 31;
            filled = Math.Max(0, filled - 1);
            overflow = 0;
        }

        return value;
    }

    private void Store(double at)
    {
        if (IsFrozen)
        {
            return;
        }

        var (red, infrared) = Light(at);
        memory[write] = [(byte)(red >> 16), (byte)(red >> 8), (byte)red, (byte)(infrared >> 16), (byte)(infrared >> 8), (byte)infrared];
        write = (write + 1) & 31;
        filled++;
        almostFull |= filled == 17;
        if (filled > 32)
        {
            filled = 32;
            read = write;
            overflow = Math.Min(31, overflow + 1);
        }
    }
}
