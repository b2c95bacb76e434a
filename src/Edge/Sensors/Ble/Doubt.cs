namespace AgeingMonitor.Edge.Sensors.Ble;

/// <summary>Why a device is not believed to work.</summary>
internal enum Doubt
{
    /// <summary>It does not bond with us, or has forgotten that it did.</summary>
    Bond,

    /// <summary>It is no device of the kind that the configuration says.</summary>
    Kind,

    /// <summary>Its clock is wrong, and what it stored cannot be dated.</summary>
    Clock,

    /// <summary>It was neither heard nor seen for too long.</summary>
    Silence,
}
