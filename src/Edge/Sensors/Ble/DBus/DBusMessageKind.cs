namespace AgeingMonitor.Edge.Sensors.Ble.DBus;

/// <summary>What a message is. Others may come one day, and are passed over.</summary>
internal enum DBusMessageKind : byte
{
    /// <summary>No message.</summary>
    Invalid,

    /// <summary>A call of a method.</summary>
    Call,

    /// <summary>Its answer.</summary>
    Return,

    /// <summary>Its failure.</summary>
    Error,

    /// <summary>News for whoever asked to hear them.</summary>
    Signal,
}
