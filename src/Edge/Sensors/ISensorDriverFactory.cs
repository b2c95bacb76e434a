using System.Text.Json;

namespace AgeingMonitor.Edge.Sensors;

/// <summary>Makes drivers of one part, as the kit's configuration names it.</summary>
public interface ISensorDriverFactory
{
    /// <summary>The name in the configuration, such as <c>lis3dh</c>.</summary>
    string Name { get; }

    /// <summary>A driver that stands still until it is run.</summary>
    /// <param name="options">The part's options, as the configuration gives them.</param>
    /// <param name="buses">What the driver may open.</param>
    /// <param name="clock">Dates readings by its timestamps.</param>
    /// <exception cref="SensorFaultException">An option is not one of the part's: <see cref="SensorFault.Setup"/>, in words that say what is allowed.</exception>
    ISensorDriver Create(JsonElement options, IKitBuses buses, TimeProvider clock);
}
