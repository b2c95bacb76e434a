using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Edge.Sensors.Ble.Profiles;

/// <summary>Battery Level, characteristic 0x2A19: read and, by some devices, notified.</summary>
internal static class BatteryLevel
{
    /// <summary>Reads one; null when it is malformed.</summary>
    public static HealthReading? Decode(ReadOnlySpan<byte> value) => value is [var level, ..] ? new HealthReading().Add(Quantities.Battery, level) : null;
}
