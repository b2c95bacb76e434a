namespace AgeingMonitor.Ingest.Broker;

/// <summary>Where the broker is.</summary>
public enum BrokerKind
{
    /// <summary>In this process.</summary>
    Embedded,

    /// <summary>A program of its own, reached as an MQTT client.</summary>
    External,
}
