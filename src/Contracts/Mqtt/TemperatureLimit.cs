using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Contracts.Mqtt;

/// <summary>A temperature that a place should not reach, such as beside a stove.</summary>
/// <param name="Sensor">One of the kit's sensors.</param>
/// <param name="Above">Degrees Celsius, from <see cref="Least"/> to <see cref="Most"/>.</param>
public readonly record struct TemperatureLimit(SensorId Sensor, double Above)
{
    /// <summary>Lowest limit, in degrees Celsius: below it every summer's day would sound.</summary>
    public const double Least = 25;

    /// <summary>Highest limit, in degrees Celsius: above it room sensors do not measure.</summary>
    public const double Most = 70;
}
