using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Edge.Sensors;
using AgeingMonitor.Edge.Sensors.Buses;

namespace AgeingMonitor.Edge.Agent.Configuration;

/// <summary>Whether this build can make every sensor of a configuration.</summary>
internal static class ConfiguredSensors
{
    /// <summary>Drivers that are not known and options that they refuse, all of them; no bus is touched.</summary>
    public static IReadOnlyList<string> FindFaults(KitConfiguration configuration)
    {
        using var untouched = new LinuxBuses();
        var faults = new List<string>();
        foreach (var sensor in configuration.Sensors)
        {
            if (!SensorDrivers.All.TryGetValue(sensor.Driver, out var factory))
            {
                faults.Add($"Sensor '{sensor.Name}': there is no driver '{sensor.Driver}'; there are {string.Join(", ", SensorDrivers.All.Keys.Order(StringComparer.Ordinal))}.");
                continue;
            }

            try
            {
                factory.Create(sensor.Options, untouched, TimeProvider.System);
            }
            catch (SensorFaultException e)
            {
                faults.Add($"Sensor '{sensor.Name}': {e.Message}");
            }
        }

        return faults;
    }
}
