namespace AgeingMonitor.Analytics.Detection.Nights;

/// <summary>What a sign of movement says of a night.</summary>
internal enum NightSignKind
{
    /// <summary>Somebody moves in a room.</summary>
    Movement,

    /// <summary>A door to the outside opens.</summary>
    DoorOpened,

    /// <summary>It closes.</summary>
    DoorClosed,

    /// <summary>A bed sensor: somebody has lain down.</summary>
    BedTaken,

    /// <summary>A bed sensor: nobody is in bed any more.</summary>
    BedLeft,

    /// <summary>A bed sensor: whoever is in bed moves.</summary>
    BedMoved,

    /// <summary>Somebody has sat down on a chair with a sensor.</summary>
    ChairTaken,

    /// <summary>Nobody sits there any more.</summary>
    ChairLeft,
}
