using System.Collections.Frozen;
using AgeingMonitor.Edge.Sensors.Lis3dh;

namespace AgeingMonitor.Edge.Sensors;

/// <summary>Every kind of sensor that a kit can have.</summary>
public static class SensorDrivers
{
    private static readonly ISensorDriverFactory[] Kinds =
    [
        new Lis3dhFactory(),
    ];

    /// <summary>By the word that stands in a kit's configuration.</summary>
    public static IReadOnlyDictionary<string, ISensorDriverFactory> All { get; } = Kinds.ToFrozenDictionary(kind => kind.Name, StringComparer.Ordinal);
}
