namespace AgeingMonitor.Edge.Tests.Simulation.Parts;

/// <summary>AMG8833: pixels in two's complement, thermistor in sign and magnitude, a picture a second with noise.</summary>
public sealed class SimulatedAmg8833 : RegisterPart
{
    private readonly VirtualClock clock;
    private readonly Random noise = new(1);
    private long pictureOf = -1;

    public SimulatedAmg8833(VirtualClock clock)
    {
        this.clock = clock;
        OnReset();
    }

    /// <summary>Temperature of a pixel, 0 to 63, in °C.</summary>
    public Func<int, double> Scene { get; set; } = _ => 21;

    public double Board { get; set; } = 24;

    public bool IsFrozen { get; set; }

    protected override bool IsReadOnly(byte register) => register is 0x04 or 0x0E or 0x0F or >= 0x80;

    protected override byte OnRead(byte register)
    {
        var second = (long)clock.Elapsed.TotalSeconds;
        if (second != pictureOf && !IsFrozen && this[0] == 0)
        {
            pictureOf = second;
            for (var i = 0; i < 64; i++)
            {
                Put((byte)(0x80 + (2 * i)), (int)Math.Round((Scene(i) + ((noise.NextDouble() - 0.5) * 0.6)) / 0.25) & 0xFFF);
            }

            Put(0x0E, (int)Math.Round(Math.Abs(Board) / 0.0625) | (Board < 0 ? 0x800 : 0));
        }

        return this[register];
    }

    protected override void OnReset() => pictureOf = -1;

    private void Put(byte register, int value)
    {
        this[register] = (byte)value;
        this[(byte)(register + 1)] = (byte)(value >> 8);
    }
}
