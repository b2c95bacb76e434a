using AgeingMonitor.Analytics.Detection.Measurements;

namespace AgeingMonitor.Analytics.Detection.News2;

/// <summary>The last value of one parameter, and how fast its values come.</summary>
internal sealed class News2Slot
{
    /// <summary>Null before the first.</summary>
    public decimal? Value { get; set; }

    public long At { get; set; }

    public string Sensor { get; set; } = string.Empty;

    public string Quantity { get; set; } = string.Empty;

    public SeriesPace Pace { get; set; }

    /// <summary>Whether the value comes from a series whose next value follows within minutes; a cuff between the values of a watch does not.</summary>
    public bool IsOneOfMany { get; set; }
}
