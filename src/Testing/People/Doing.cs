namespace AgeingMonitor.Testing.People;

/// <summary>What the resident does; sensors see it by how much it moves.</summary>
internal enum Doing
{
    Asleep,
    AwakeInBed,

    /// <summary>Asleep in the chair.</summary>
    Napping,

    /// <summary>In the chair, reading or watching television.</summary>
    Resting,

    /// <summary>Sitting at a table.</summary>
    Eating,
    Cooking,

    /// <summary>Housework, dressing, fetching things.</summary>
    Pottering,
    Washing,
    OnToilet,

    /// <summary>From one room to another.</summary>
    Walking,
    Out,
    InHospital,
    OnFloor,

    /// <summary>Awake without moving about.</summary>
    Still,
}
