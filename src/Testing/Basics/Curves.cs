namespace AgeingMonitor.Testing.Basics;

/// <summary>Curves made of exact operations alone, so that they are the same on every machine.</summary>
internal static class Curves
{
    /// <summary>0 up to 0, 1 from 1, a smooth rise between.</summary>
    public static double Smooth(double x)
    {
        x = Math.Clamp(x, 0, 1);
        return x * x * (3 - (2 * x));
    }

    /// <summary>A sine of so many turns, off by less than 0.002: two parabolas, bent once.</summary>
    public static double Sine(double turns)
    {
        var x = turns - Math.Floor(turns);
        var y = x < 0.5 ? 16 * x * (0.5 - x) : -16 * (x - 0.5) * (1 - x);
        return y + (0.225 * ((y * Math.Abs(y)) - y));
    }
}
