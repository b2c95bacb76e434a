namespace AgeingMonitor.Analytics.Detection.SensorSilence;

/// <summary>Kinds of sensors that differ in how much is missed of them by chance before anything is known of the one at hand.</summary>
internal enum SensorClass
{
    /// <summary>Contact, bed, chair, appliance: speaks when somebody does something.</summary>
    Touched,

    /// <summary>Sees people in a corridor, through which most ways lead.</summary>
    Corridor,

    /// <summary>Sees people in a kitchen.</summary>
    Kitchen,

    /// <summary>Sees people where they sit for long.</summary>
    Living,

    /// <summary>Sees people in any other room.</summary>
    Room,

    /// <summary>Speaks by itself, whatever anybody does: temperature, humidity, power.</summary>
    Reporter,
}
