namespace AgeingMonitor.Analytics.Detection.VitalBaseline;

/// <summary>What is usual in one part of the day.</summary>
internal sealed class PartUsual
{
    public Ring Values { get; set; } = new(BaselineLimits.Usual);

    /// <summary>How many in a row lay too far away to be learned.</summary>
    public int Away { get; set; }

    public void Learn(double value)
    {
        var values = Values;
        values.Add(value);
        Values = values;
    }
}
