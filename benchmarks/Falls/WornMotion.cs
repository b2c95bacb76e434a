namespace AgeingMonitor.Benchmarks.Falls;

/// <summary>A minute of a worn accelerometer at 50 Hz, in m/s2, made so that it can be played end to end.</summary>
internal sealed class WornMotion
{
    public const int Rate = 50;
    public const int Samples = 60 * Rate;
    public const long Period = 1_000_000 / Rate;

    private const double Gravity = 9.80665;

    private WornMotion(double steps, double swing, double noise)
    {
        var random = new Random(7);
        for (var i = 0; i < Samples; i++)
        {
            var step = Math.Tau * steps * i / Rate;

            // A step is a short push; the arm swings once in two steps.
            var push = swing * Math.Pow(Math.Max(0, Math.Sin(step)), 3);
            X[i] = Gravity * ((0.2 * swing * Math.Sin(step / 2)) + (noise * (random.NextDouble() - 0.5)));
            Y[i] = Gravity * ((0.3 * push) + (noise * (random.NextDouble() - 0.5)));
            Z[i] = Gravity * (1 + push + (noise * (random.NextDouble() - 0.5)));
        }
    }

    /// <summary>Sitting, with the sensor's own noise.</summary>
    public static WornMotion Quiet { get; } = new(0, 0, 0.01);

    /// <summary>Slow walking, 1.6 steps a second, up to 1.35 g: no knock.</summary>
    public static WornMotion Walking { get; } = new(1.6, 0.3, 0.03);

    /// <summary>Brisk walking, 2 steps a second, up to 2.1 g: a knock every second or two, each scored.</summary>
    public static WornMotion BriskWalking { get; } = new(2, 1, 0.1);

    public double[] X { get; } = new double[Samples];

    public double[] Y { get; } = new double[Samples];

    public double[] Z { get; } = new double[Samples];
}
