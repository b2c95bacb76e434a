using System.Text.Json.Serialization;

namespace AgeingMonitor.Analytics.Detection.Weight;

/// <summary>What is known of one person's weight. A plain value, saved as it is; times in microseconds, days as numbers.</summary>
internal sealed class WeightState
{
    /// <summary>The weighed days, each at its number modulo the length.</summary>
    public WeightDay[] Days { get; set; } = new WeightDay[WeightLimits.UsualDays + 1];

    /// <summary>The medians of seven days at the last weighing of each week, each at the week's number modulo the length.</summary>
    public WeightDay[] Weeks { get; set; } = new WeightDay[WeightLimits.Weeks];

    /// <summary>Whether days and weeks have their places: a saved state of another build may not.</summary>
    [JsonIgnore]
    public bool IsWhole => Days.Length == WeightLimits.UsualDays + 1 && Weeks.Length == WeightLimits.Weeks;

    /// <summary>The newest day that was weighed; null before the first.</summary>
    public int? LastDay { get; set; }

    /// <summary>The last value as the scale said it; null before the first.</summary>
    public double? Last { get; set; }

    public long LastAt { get; set; }

    /// <summary>Weighings in a row that were somebody else's, the last of them, and its day.</summary>
    public int Others { get; set; }

    public double Other { get; set; }

    public int OtherDay { get; set; }

    /// <summary>A gain that waits for a second weighing.</summary>
    public HeldWeight? Held { get; set; }

    /// <summary>The day on which the gain that was told began; null when there is none.</summary>
    public int? GainDay { get; set; }

    public double GainReference { get; set; }

    public double GainPeak { get; set; }

    /// <summary>Until this day the weeks are no reference: water that goes again is no loss.</summary>
    public int SwollenUntil { get; set; }

    /// <summary>Whether the loss that runs was told.</summary>
    public bool IsLossTold { get; set; }

    /// <summary>The cumulative sums, percent times days.</summary>
    public double Up { get; set; }

    public double Down { get; set; }

    /// <summary>The last day in the sums; null before the first.</summary>
    public int? SumDay { get; set; }

    /// <summary>Weeks before this one are of another level and no reference for a drift.</summary>
    public int LevelWeek { get; set; }
}
