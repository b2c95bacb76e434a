using System.ComponentModel.DataAnnotations;

namespace AgeingMonitor.Analytics.Detection.KitSilence;

/// <summary>When a kit is held to be silent. Section <c>Analytics:KitSilence</c>.</summary>
public sealed class KitSilenceOptions
{
    /// <summary>
    /// Longest time between two packs. Default 10 minutes: ten heartbeats of the contract (docs/mqtt.md) missed in a row, which leaves room for a reboot. 2 minutes to 1 day.
    /// </summary>
    [Range(typeof(TimeSpan), "00:02:00", "1.00:00:00")]
    public TimeSpan Limit { get; set; } = TimeSpan.FromMinutes(10);
}
