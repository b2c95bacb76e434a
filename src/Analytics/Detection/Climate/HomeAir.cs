namespace AgeingMonitor.Analytics.Detection.Climate;

/// <summary>Several rooms' temperatures as one.</summary>
internal struct HomeAir
{
    private double sum;
    private double lowest;
    private double highest;

    public int Count { get; private set; }

    public void Add(double value)
    {
        (lowest, highest) = Count == 0 ? (value, value) : (Math.Min(lowest, value), Math.Max(highest, value));
        sum += value;
        Count++;
    }

    /// <summary>The mean; of rooms too far apart the coolest when heat is asked after and the warmest when cold is. Null without rooms.</summary>
    public readonly double? For(bool heat, double spread) =>
        Count == 0 ? null : highest - lowest <= spread ? sum / Count : heat ? lowest : highest;
}
