using System.Text.Json;

namespace AgeingMonitor.Edge.Sensors;

/// <summary>Makes drivers of one kind from the kit's configuration.</summary>
public interface ISensorDriverFactory
{
    /// <summary>The word for the kind in a kit's configuration, such as <c>lis3dh</c>; lower case.</summary>
    string Name { get; }

    /// <summary>A driver that is ready to run; no bus is touched yet.</summary>
    /// <param name="options">The sensor's options, an object; none at all (undefined or null) for the defaults.</param>
    /// <param name="buses">What it will open when it runs.</param>
    /// <param name="clock">The clock of its samples and waits.</param>
    /// <exception cref="SensorFaultException">An option is wrong (<see cref="SensorFault.Setup"/>): the message names every one that is, and what is allowed.</exception>
    ISensorDriver Create(JsonElement options, IKitBuses buses, TimeProvider clock);
}
