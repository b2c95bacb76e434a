namespace AgeingMonitor.Testing.Laboratory.Statistics;

/// <summary>So many in so much time.</summary>
/// <param name="Count">From 0.</param>
/// <param name="Time">In the unit of the rate, such as person-weeks; not negative.</param>
public readonly record struct Rate(int Count, double Time)
{
    /// <summary>In each unit of time; null of no time.</summary>
    public double? Value => Time > 0 ? Count / Time : null;

    /// <summary>The exact interval of Garwood (Biometrika 28:437, 1936) for a Poisson count; null of no time.</summary>
    public Interval? Exact() => Time > 0 ? new Interval(Lower(Count) / Time, Upper(Count) / Time) : null;

    /// <summary>The mean for which a count of <paramref name="count"/> or more has a chance of 2.5 %.</summary>
    private static double Lower(int count) => count == 0 ? 0 : Solve(0, count, mean => ShareAtOrBelow(count - 1, mean) < 0.975);

    /// <summary>The mean for which a count of <paramref name="count"/> or less has a chance of 2.5 %.</summary>
    private static double Upper(int count) => Solve(count, count + (6 * Math.Sqrt(count)) + 10, mean => ShareAtOrBelow(count, mean) < 0.025);

    private static double Solve(double low, double high, Func<double, bool> isAbove)
    {
        for (var i = 0; i < 200 && high - low > 1e-13 * high; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = isAbove(middle) ? (low, middle) : (middle, high);
        }

        return (low + high) / 2;
    }

    /// <summary>
    /// The chance of at most <paramref name="count"/> events. Terms are taken relative to the term of the count, up and down from it, and divided by their sum: no exponential function, which differs
    /// between platforms, and nothing underflows.
    /// </summary>
    private static double ShareAtOrBelow(int count, double mean)
    {
        double below = 1, above = 0, term = 1;
        for (var i = count; i > 0 && term > below * 1e-17; i--)
        {
            term *= i / mean;
            below += term;
        }

        term = 1;
        for (var i = count + 1; term > (below + above) * 1e-17 || i < mean; i++)
        {
            term *= mean / i;
            above += term;
        }

        return below / (below + above);
    }
}
