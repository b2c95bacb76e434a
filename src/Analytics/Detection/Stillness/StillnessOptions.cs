using System.ComponentModel.DataAnnotations;

namespace AgeingMonitor.Analytics.Detection.Stillness;

/// <summary>How long a home may be still. Fixed limits until the home's own are learned; where they come from is in this folder's README. How many false alarms the own limits may give is the budget's. Section <c>Analytics:Stillness</c>.</summary>
public sealed class StillnessOptions
{
    /// <summary>Longest stillness by day. Default 5 hours; 1 to 24 hours.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "1.00:00:00")]
    public TimeSpan DayLimit { get; set; } = TimeSpan.FromHours(5);

    /// <summary>Longest stillness by night. Default 11 hours; 1 to 24 hours.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "1.00:00:00")]
    public TimeSpan NightLimit { get; set; } = TimeSpan.FromHours(11);

    /// <summary>Local hour at which the day begins. Default 8; 4 to 12, hours that no change of clocks touches.</summary>
    [Range(4, 12)]
    public int DayBeginsAtHour { get; set; } = 8;

    /// <summary>Local hour at which the night begins. Default 22; 18 to 23, hours that no change of clocks touches.</summary>
    [Range(18, 23)]
    public int NightBeginsAtHour { get; set; } = 22;

    /// <summary>Days of its own that a home needs before its own limits take the place of the fixed ones. Default 14; 7 to 90.</summary>
    [Range(7, 90)]
    public int LearnsDays { get; set; } = 14;
}
