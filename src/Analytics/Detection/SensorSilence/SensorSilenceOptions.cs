using System.ComponentModel.DataAnnotations;

namespace AgeingMonitor.Analytics.Detection.SensorSilence;

/// <summary>When a sensor is silent for too long. Section <c>Analytics:SensorSilence</c>.</summary>
public sealed class SensorSilenceOptions
{
    /// <summary>No silence is told before this, whatever was missed. Default 2 h, our choice: shorter silences are mostly chance; 10 min to 24 h.</summary>
    [Range(typeof(TimeSpan), "00:10:00", "1.00:00:00")]
    public TimeSpan Shortest { get; set; } = TimeSpan.FromHours(2);

    /// <summary>All priors and limits times this: less finds sooner and is wrong more often. Default 1, chosen on the homes of TIHM; 0.25 to 4.</summary>
    [Range(0.25, 4.0)]
    public double Caution { get; set; } = 1;

    /// <summary>Limits of sensors in corridors times this too: they are told soonest, and most of the false flags that may be are spent on them. Default 0.8, chosen on the homes of TIHM; 0.25 to 4.</summary>
    [Range(0.25, 4.0)]
    public double CorridorCaution { get; set; } = 0.8;

    /// <summary>Silences are told from this local hour on. Default 7; 0 to 12.</summary>
    [Range(0, 12)]
    public int TellFromHour { get; set; } = 7;

    /// <summary>Silences are told until this local hour. Default 22; 13 to 24.</summary>
    [Range(13, 24)]
    public int TellUntilHour { get; set; } = 22;
}
