using System.ComponentModel.DataAnnotations;

namespace AgeingMonitor.Analytics.Detection.VitalSigns;

/// <summary>How values outside the limits are joined to episodes. Section <c>Analytics:VitalSigns</c>.</summary>
public sealed class VitalSignsOptions
{
    /// <summary>
    /// Longest time between two outside values of one episode. Default 6 hours: whoever has been told of a value does not have to be told again with each repeat; that it
    /// gets worse is told by the rule <c>news2</c>. 1 minute to 1 day.
    /// </summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan EpisodeGap { get; set; } = TimeSpan.FromHours(6);

    /// <summary>
    /// How long a continuous series must stay outside before an episode begins, without a value inside between. Default 1 minute: 60 values of a monitor, two of a watch that measures every 5 minutes. 0 to 30 minutes.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:30:00")]
    public TimeSpan Holds { get; set; } = TimeSpan.FromMinutes(1);
}
