using System.ComponentModel.DataAnnotations;

namespace AgeingMonitor.Analytics.Detection.VitalSigns;

/// <summary>How values outside the limits are joined to episodes. Section <c>Analytics:VitalSigns</c>.</summary>
public sealed class VitalSignsOptions
{
    /// <summary>
    /// Longest time between two outside values of one episode. Default 30 minutes: repeats of one measuring session lie minutes apart, while the hourly repeats that
    /// NEWS2 asks for at these scores are news each. 1 minute to 1 day.
    /// </summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan EpisodeGap { get; set; } = TimeSpan.FromMinutes(30);
}
