namespace AgeingMonitor.Testing.Basics;

/// <summary>A smooth random curve from -1 to 1 that is known at every position without what came before: random values at whole steps, joined smoothly.</summary>
/// <param name="seed">Source.</param>
/// <param name="home">The home's number.</param>
/// <param name="stream">Tells curves of one home apart.</param>
internal sealed class SlowNoise(ulong seed, long home, long stream)
{
    private long knownStep = long.MinValue;
    private double left;
    private double right;

    /// <summary>The value at a position, in steps.</summary>
    public double At(double position)
    {
        var floor = Math.Floor(position);
        var step = (long)floor;
        if (step != knownStep)
        {
            (left, right, knownStep) = (ValueAt(step), ValueAt(step + 1), step);
        }

        return left + ((right - left) * Curves.Smooth(position - floor));
    }

    private double ValueAt(long step) => (SeededRandom.For(seed, home, stream, step).NextDouble() * 2) - 1;
}
