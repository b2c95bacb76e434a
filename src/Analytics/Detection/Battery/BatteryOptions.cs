using System.ComponentModel.DataAnnotations;

namespace AgeingMonitor.Analytics.Detection.Battery;

/// <summary>When a battery is nearly empty. Section <c>Analytics:Battery</c>.</summary>
public sealed class BatteryOptions
{
    /// <summary>At or below this charge an episode begins. Default 15 %, the level at which Android warns (AOSP, <c>config_lowBatteryWarningLevel</c>); 1 to 50.</summary>
    [Range(1.0, 50.0)]
    public double LowPercent { get; set; } = 15;

    /// <summary>How far above <see cref="LowPercent"/> the charge must rise to end the episode. Default 5 % (AOSP, <c>config_lowBatteryCloseWarningBump</c>); 1 to 50.</summary>
    [Range(1.0, 50.0)]
    public double RecoveryPercent { get; set; } = 5;
}
