using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Sensors;
using AgeingMonitor.Edge.Sensors.Buses;

namespace AgeingMonitor.Edge.Agent.Configuration;

/// <summary>Whether this build can make every sensor of a configuration.</summary>
internal static class ConfiguredSensors
{
    /// <summary>Drivers that are not known and options that they refuse, all of them; no bus is touched.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="sensors">Those that can be made, with what each can tell.</param>
    public static IReadOnlyList<string> FindFaults(KitConfiguration configuration, out IReadOnlyList<KitSensor> sensors)
    {
        using var untouched = new LinuxBuses();
        var faults = new List<string>();
        var able = new List<KitSensor>();
        sensors = able;
        foreach (var sensor in configuration.Sensors)
        {
            if (!SensorDrivers.All.TryGetValue(sensor.Driver, out var factory))
            {
                faults.Add($"Sensor '{sensor.Name}': there is no driver '{sensor.Driver}'; there are {string.Join(", ", SensorDrivers.All.Keys.Order(StringComparer.Ordinal))}.");
                continue;
            }

            try
            {
                var driver = factory.Create(sensor.Options, untouched, TimeProvider.System);
                able.Add(new KitSensor(sensor.Name, [.. driver.Quantities.Append(Quantities.SensorFault).Select(quantity => quantity.Code).Distinct()]));
            }
            catch (Exception e) when (e is SensorFaultException or InvalidOperationException)
            {
                // The second kind: a text of JSON that is none, half of a character.
                faults.Add($"Sensor '{sensor.Name}': {e.Message}");
            }
        }

        return faults;
    }
}
