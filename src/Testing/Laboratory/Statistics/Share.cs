namespace AgeingMonitor.Testing.Laboratory.Statistics;

/// <summary>So many of so many.</summary>
/// <param name="Count">From 0 to <paramref name="Of"/>.</param>
/// <param name="Of">From 0.</param>
public readonly record struct Share(int Count, int Of)
{
    /// <summary>0.975 quantile of the normal distribution.</summary>
    private const double Z = 1.959963984540054;

    /// <summary>From 0 to 1; null of nothing.</summary>
    public double? Value => Of == 0 ? null : (double)Count / Of;

    /// <summary>The interval of Wilson (J Am Stat Assoc 22:209, 1927) without correction for continuity; null of nothing.</summary>
    public Interval? Wilson()
    {
        if (Of == 0)
        {
            return null;
        }

        double n = Of, p = Count / n, z2 = Z * Z;
        var centre = (p + (z2 / (2 * n))) / (1 + (z2 / n));
        var half = Z * Math.Sqrt((p * (1 - p) / n) + (z2 / (4 * n * n))) / (1 + (z2 / n));
        return new(Count == 0 ? 0 : centre - half, Count == Of ? 1 : centre + half);
    }
}
