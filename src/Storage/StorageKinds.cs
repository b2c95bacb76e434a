namespace AgeingMonitor.Storage;

/// <summary>The stores that can be chosen, by their name in configuration, metrics and documents.</summary>
public static class StorageKinds
{
    /// <summary>One SQLite file beside the program; nothing to install.</summary>
    public const string Embedded = "embedded";

    /// <summary>An InfluxDB server, 1.6 to 2.x.</summary>
    public const string Influx = "influx";
}
