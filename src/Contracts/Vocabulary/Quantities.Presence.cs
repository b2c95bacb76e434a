namespace AgeingMonitor.Contracts.Vocabulary;

public static partial class Quantities
{
    /// <summary>Movement and presence in the home.</summary>
    private static QuantityDefinition[] PresenceEntries =>
    [
        Motion, Presence, PeopleCount, TargetDistance, TargetSpeed, BedOccupancy, ChairOccupancy, Contact, DoorLock, Vibration,
        ToiletFlush, MedicationBox,
    ];

    /// <summary>A motion sensor fired; always 1.</summary>
    public static QuantityDefinition Motion { get; } = new()
    {
        Code = "motion",
        Kind = QuantityKind.Event,
        Scope = QuantityScope.Ambient,
        Unit = "1",
        Minimum = 1,
        Maximum = 1,
        French = "Mouvement",
        English = "Motion",
    };

    /// <summary>1 while somebody is in the room, moving or not, as a radar or thermal sensor sees it.</summary>
    public static QuantityDefinition Presence { get; } = new()
    {
        Code = "presence",
        Kind = QuantityKind.State,
        Scope = QuantityScope.Ambient,
        Unit = "1",
        Minimum = 0,
        Maximum = 1,
        French = "Présence",
        English = "Presence",
    };

    /// <summary>People in sight of a radar or thermal sensor.</summary>
    public static QuantityDefinition PeopleCount { get; } = new()
    {
        Code = "people-count",
        Kind = QuantityKind.Sample,
        Scope = QuantityScope.Ambient,
        Unit = "1",
        SenMlUnit = "count",
        Minimum = 0,
        Maximum = 20,
        UsualPeriod = TimeSpan.FromMinutes(1),
        French = "Nombre de personnes",
        English = "Number of people",
    };

    /// <summary>Distance from a radar to the nearest person.</summary>
    public static QuantityDefinition TargetDistance { get; } = new()
    {
        Code = "target-distance",
        Kind = QuantityKind.Sample,
        Scope = QuantityScope.Ambient,
        Unit = "m",
        SenMlUnit = "m",
        Minimum = 0,
        Maximum = 30,
        UsualPeriod = TimeSpan.FromSeconds(10),
        French = "Distance de la personne",
        English = "Distance to person",
    };

    /// <summary>Radial speed of the nearest person seen by a radar; positive when it moves away.</summary>
    public static QuantityDefinition TargetSpeed { get; } = new()
    {
        Code = "target-speed",
        Kind = QuantityKind.Sample,
        Scope = QuantityScope.Ambient,
        Unit = "m/s",
        SenMlUnit = "m/s",
        Minimum = -10,
        Maximum = 10,
        UsualPeriod = TimeSpan.FromSeconds(10),
        French = "Vitesse de la personne",
        English = "Speed of person",
    };

    /// <summary>1 while somebody is in the bed.</summary>
    public static QuantityDefinition BedOccupancy { get; } = new()
    {
        Code = "bed-occupancy",
        Kind = QuantityKind.State,
        Scope = QuantityScope.Ambient,
        Unit = "1",
        Minimum = 0,
        Maximum = 1,
        French = "Lit occupé",
        English = "Bed occupied",
    };

    /// <summary>1 while somebody sits in the chair.</summary>
    public static QuantityDefinition ChairOccupancy { get; } = new()
    {
        Code = "chair-occupancy",
        Kind = QuantityKind.State,
        Scope = QuantityScope.Ambient,
        Unit = "1",
        Minimum = 0,
        Maximum = 1,
        French = "Fauteuil occupé",
        English = "Chair occupied",
    };

    /// <summary>1 while a door, window, drawer or fridge is open.</summary>
    public static QuantityDefinition Contact { get; } = new()
    {
        Code = "contact",
        Kind = QuantityKind.State,
        Scope = QuantityScope.Ambient,
        Unit = "1",
        Minimum = 0,
        Maximum = 1,
        French = "Ouverture",
        English = "Opening",
    };

    /// <summary>1 while a door is locked.</summary>
    public static QuantityDefinition DoorLock { get; } = new()
    {
        Code = "door-lock",
        Kind = QuantityKind.State,
        Scope = QuantityScope.Ambient,
        Unit = "1",
        Minimum = 0,
        Maximum = 1,
        French = "Verrou",
        English = "Lock",
    };

    /// <summary>A vibration sensor fired: floor, tap or furniture; always 1.</summary>
    public static QuantityDefinition Vibration { get; } = new()
    {
        Code = "vibration",
        Kind = QuantityKind.Event,
        Scope = QuantityScope.Ambient,
        Unit = "1",
        Minimum = 1,
        Maximum = 1,
        French = "Vibration",
        English = "Vibration",
    };

    /// <summary>The toilet was flushed; always 1.</summary>
    public static QuantityDefinition ToiletFlush { get; } = new()
    {
        Code = "toilet-flush",
        Kind = QuantityKind.Event,
        Scope = QuantityScope.Ambient,
        Unit = "1",
        Minimum = 1,
        Maximum = 1,
        French = "Chasse d’eau",
        English = "Toilet flush",
    };

    /// <summary>The medication box was opened; always 1.</summary>
    public static QuantityDefinition MedicationBox { get; } = new()
    {
        Code = "medication-box",
        Kind = QuantityKind.Event,
        Scope = QuantityScope.Ambient,
        Unit = "1",
        Minimum = 1,
        Maximum = 1,
        French = "Pilulier ouvert",
        English = "Medication box opened",
    };
}
