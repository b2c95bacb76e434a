namespace AgeingMonitor.Edge.Sensors.Ble;

/// <summary>What is known of one device beyond a connection and a run. One caller at a time.</summary>
internal sealed class BleMemory
{
    public BleMemory(TimeProvider clock, TimeZoneInfo? zone)
    {
        Clock = new DeviceClock(clock, zone);
        Stored = new StoredReadings(clock, Clock);
    }

    /// <summary>The device's own clock.</summary>
    public DeviceClock Clock { get; }

    /// <summary>Its readings that have come and are not told, and those that were told.</summary>
    public StoredReadings Stored { get; }

    /// <summary>Why it is not believed.</summary>
    public Doubts Doubts { get; } = new();
}
