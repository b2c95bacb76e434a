namespace AgeingMonitor.Edge.Tests.Rules;

/// <summary>What a worn sensor feels, in g, by the seconds since something began.</summary>
internal static class Motions
{
    /// <summary>The knock of <see cref="Fall"/>.</summary>
    public const double Knock = 4.4;

    public static (double X, double Y, double Z) Fall(double t)
    {
        var sway = t < 4 ? 0.15 * Math.Sin(t * 9) : 0.01 * Math.Sin(t * 31);
        return t switch
        {
            < 4 => (sway, sway, 1 + sway),
            < Knock => (0.1, 0, 0.9 - (1.8 * (t - 4))),
            < Knock + 0.08 => (6, 0, 2.5),
            < Knock + 0.5 => (1 + (1.2 * Math.Sin(t * 40) * (Knock + 0.5 - t)), 0, 0.3),
            _ => (1 + sway, sway, 0.05),
        };
    }

    public static (double X, double Y, double Z) Lying(double t) => (1 + (0.01 * Math.Sin(t * 31)), 0, 0.05);

    /// <summary>Not calm, and no steps: somebody who moves where they lie.</summary>
    public static (double X, double Y, double Z) Restless(double t) => (1 + (0.3 * Math.Sin(t * 2)), 0, 0.05);

    /// <summary>Two steps a second.</summary>
    public static (double X, double Y, double Z) Walking(double t) => (0, 0, 1 + (0.3 * Math.Sin(t * 4 * Math.PI)));
}
