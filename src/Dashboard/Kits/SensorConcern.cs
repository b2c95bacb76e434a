namespace AgeingMonitor.Dashboard.Kits;

/// <summary>How much a technician should look at a sensor; more is worse.</summary>
public enum SensorConcern
{
    /// <summary>As usual, or nothing is known.</summary>
    None = 0,

    /// <summary>It has missed half of what is too much.</summary>
    Soon = 1,

    /// <summary>The kit says that it has it, and nothing was ever heard of it.</summary>
    NeverHeard = 2,

    /// <summary>Its silence was told, or it says that it is faulty.</summary>
    Now = 3,
}
