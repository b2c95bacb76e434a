namespace AgeingMonitor.Edge.Tests.Simulation.Parts;

/// <summary>BME280: forced measurements that take 9.3 ms, humidity only when it was asked for before the measurement was.</summary>
public sealed class SimulatedBme280 : RegisterPart
{
    private readonly VirtualClock clock;
    private readonly byte[] factory;
    private TimeSpan readyAt;
    private bool hasHumidity;

    public SimulatedBme280(VirtualClock clock, byte[] first, byte[] second)
    {
        this.clock = clock;
        factory = [.. first, .. second];
        OnReset();
    }

    public byte Identity { get; set; } = 0x60;

    public int Temperature { get; set; } = 519888;

    public int Pressure { get; set; } = 415148;

    public int Humidity { get; set; } = 30000;

    /// <summary>Measuring never ends.</summary>
    public bool IsHung { get; set; }

    protected override bool IsReadOnly(byte register) => register is >= 0x88 and <= 0xA1 or 0xD0 or >= 0xE1 and <= 0xE7 or 0xF3 or >= 0xF7 and <= 0xFE;

    protected override byte OnRead(byte register) => register switch
    {
        0xD0 => Identity,
        0xF3 => (byte)(IsHung || clock.Elapsed < readyAt ? 0x08 : 0),
        _ => this[register],
    };

    protected override void OnWritten(byte register, byte value)
    {
        if (register == 0xE0 && value == 0xB6)
        {
            LosePower();
        }
        else if (register == 0xF4)
        {
            hasHumidity = (this[0xF2] & 7) != 0;
            if ((value & 3) == 1)
            {
                readyAt = clock.Elapsed + TimeSpan.FromMilliseconds(9.3);
                Put(0xF7, (value >> 2 & 7) != 0 ? Pressure : 0x80000);
                Put(0xFA, value >> 5 != 0 ? Temperature : 0x80000);
                var humidity = hasHumidity ? Humidity : 0x8000;
                this[0xFD] = (byte)(humidity >> 8);
                this[0xFE] = (byte)humidity;
            }
        }
    }

    protected override void OnReset()
    {
        factory.AsSpan(0, 26).ToArray().Select((value, index) => (value, index)).ToList().ForEach(item => this[(byte)(0x88 + item.index)] = item.value);
        factory.AsSpan(26).ToArray().Select((value, index) => (value, index)).ToList().ForEach(item => this[(byte)(0xE1 + item.index)] = item.value);
        Put(0xF7, 0x80000);
        Put(0xFA, 0x80000);
        this[0xFD] = 0x80;
    }

    private void Put(byte register, int value)
    {
        this[register] = (byte)(value >> 12);
        this[(byte)(register + 1)] = (byte)(value >> 4);
        this[(byte)(register + 2)] = (byte)(value << 4);
    }
}
