using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Analytics.Detection.Battery;

/// <summary>Batteries of one kit that are nearly empty: found once, and again only after the charge has risen well above the limit.</summary>
internal sealed class BatteryDetector(BatteryOptions options)
{
    private readonly HashSet<SensorId> low = [];

    /// <summary>Sensors whose battery is low, for saving.</summary>
    public IReadOnlySet<SensorId> Low => low;

    /// <summary>Takes a charge; true when it begins an episode.</summary>
    public bool Observe(SensorId sensor, Instant measuredAt, double percent, out LowBattery episode)
    {
        episode = default;
        if (percent >= options.LowPercent + options.RecoveryPercent)
        {
            low.Remove(sensor);
            return false;
        }

        if (percent > options.LowPercent || !low.Add(sensor))
        {
            return false;
        }

        episode = new(sensor, measuredAt, percent);
        return true;
    }

    public void Restore(SensorId sensor) => low.Add(sensor);
}
