namespace AgeingMonitor.Edge.Tests.Simulation.Parts;

/// <summary>DS3231: counts seconds in binary-coded decimals; a flat battery stops it and sets its mark.</summary>
public sealed class SimulatedDs3231 : RegisterPart
{
    private readonly VirtualClock clock;
    private TimeSpan setAt;
    private DateTime setTo;

    public SimulatedDs3231(VirtualClock clock)
    {
        this.clock = clock;
        OnReset();
    }

    /// <summary>Registers as they are, past the counting; null counts.</summary>
    public byte[]? Raw { get; set; }

    protected override byte OnRead(byte register)
    {
        if (register > 6)
        {
            return register is 0x11 ? (byte)0x19 : register is 0x12 ? (byte)0x40 : this[register];
        }

        if (Raw is not null)
        {
            return Raw[register];
        }

        var now = setTo + (clock.Elapsed - setAt);
        return register switch
        {
            0 => Pair(now.Second),
            1 => Pair(now.Minute),
            2 => Pair(now.Hour),
            3 => (byte)((int)now.DayOfWeek + 1),
            4 => Pair(now.Day),
            5 => (byte)(Pair(now.Month) | (now.Year >= 2100 ? 0x80 : 0)),
            _ => Pair(now.Year % 100),
        };
    }

    protected override void OnWritten(byte register, byte value)
    {
        if (register == 6)
        {
            setTo = new DateTime(Number(this[6]) + ((this[5] & 0x80) != 0 ? 2100 : 2000), Number((byte)(this[5] & 0x7F)), Number(this[4]), Number(this[2]), Number(this[1]), Number(this[0]), DateTimeKind.Utc);
            setAt = clock.Elapsed;
        }
    }

    protected override void OnReset()
    {
        this[0x0E] = 0x1C;
        this[0x0F] = 0x88;
        setTo = new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        setAt = clock.Elapsed;
    }

    private static byte Pair(int value) => Convert.ToByte(value.ToString("00", System.Globalization.CultureInfo.InvariantCulture), 16);

    private static int Number(byte pair) => int.Parse(pair.ToString("X2", System.Globalization.CultureInfo.InvariantCulture), System.Globalization.CultureInfo.InvariantCulture);
}
