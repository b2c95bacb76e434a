namespace AgeingMonitor.Analytics.Detection.SeriesAnomaly;

/// <summary>The range in which one feature of a series has lain; its ends come slowly nearer to the mean, so that what was long ago does not excuse for ever. A value.</summary>
/// <param name="Count">Points seen.</param>
/// <param name="Mean">Their mean, of late ones mostly.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
public readonly record struct RememberedRange(long Count, double Mean, double Low, double High)
{
    /// <summary>Beyond a range without width everything is equally far: three times any width counts as the most.</summary>
    private const double Most = 3;

    /// <summary>How far above the range, in its widths: 0 to 3.</summary>
    public double Above(double value) => Count == 0 || value <= High ? 0 : Widths(value - High);

    /// <summary>How far outside the range on either side, in its widths: 0 to 3.</summary>
    public double Outside(double value) => Count == 0 || value >= Low ? Above(value) : Widths(Low - value);

    /// <summary>The range with one value more.</summary>
    public RememberedRange With(double value, double forgetting)
    {
        if (Count == 0)
        {
            return new(1, value, value, value);
        }

        var mean = Mean + ((value - Mean) * Math.Max(1.0 / (Count + 1), forgetting));
        return new(Count + 1, mean, Math.Min(Low + ((mean - Low) * forgetting), value), Math.Max(High - ((High - mean) * forgetting), value));
    }

    private double Widths(double distance) => High > Low ? Math.Min(Most, distance / (High - Low)) : Most;
}
