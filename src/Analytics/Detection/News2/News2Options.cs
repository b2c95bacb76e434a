using System.ComponentModel.DataAnnotations;

namespace AgeingMonitor.Analytics.Detection.News2;

/// <summary>How the early warning score is used at home. Section <c>Analytics:News2</c>.</summary>
public sealed class News2Options
{
    /// <summary>
    /// How long a measurement counts. Default 12 hours, the longest that RCP 2017 leaves between two sets of observations (chart 3, score 0). 1 to 48 hours.
    /// </summary>
    [Range(typeof(TimeSpan), "01:00:00", "2.00:00:00")]
    public TimeSpan Fresh { get; set; } = TimeSpan.FromHours(12);

    /// <summary>How long a score must hold when it rests on a continuous series, in which a loose sensor looks like a failing heart. Default 1 minute; 0 to 30 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:30:00")]
    public TimeSpan Holds { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Without a raised score for so long, an episode is over. Default 12 hours; 1 to 72 hours.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "3.00:00:00")]
    public TimeSpan EpisodeGap { get; set; } = TimeSpan.FromHours(12);

    /// <summary>Ids of residents for whom a clinician has chosen SpO2 scale 2. Empty by default.</summary>
    public IList<string> ScaleTwo { get; init; } = [];
}
