namespace AgeingMonitor.Contracts.Vocabulary;

public static partial class Quantities
{
    /// <summary>Activity, gait and sleep of one person.</summary>
    private static QuantityDefinition[] ActivityEntries =>
    [
        Steps, ActivityCounts, GaitSpeed, SitToStand, Posture, Worn, SleepState, BedMovement,
    ];

    /// <summary>Steps since the value before.</summary>
    /// <remarks>LOINC 55423-8, number of steps in unspecified time by pedometer.</remarks>
    public static QuantityDefinition Steps { get; } = new()
    {
        Code = "steps",
        Loinc = "55423-8",
        Kind = QuantityKind.Count,
        Scope = QuantityScope.Personal,
        Unit = "1",
        SenMlUnit = "count",
        Minimum = 0,
        Maximum = 20000,
        UsualPeriod = TimeSpan.FromMinutes(10),
        French = "Pas",
        English = "Steps",
    };

    /// <summary>Movement counts of a worn accelerometer since the value before.</summary>
    public static QuantityDefinition ActivityCounts { get; } = new()
    {
        Code = "activity-counts",
        Kind = QuantityKind.Count,
        Scope = QuantityScope.Personal,
        Unit = "1",
        SenMlUnit = "count",
        Minimum = 0,
        Maximum = 1000000,
        UsualPeriod = TimeSpan.FromMinutes(1),
        French = "Niveau d’activité",
        English = "Activity counts",
    };

    /// <summary>Walking speed over one passage of at least 2 m.</summary>
    public static QuantityDefinition GaitSpeed { get; } = new()
    {
        Code = "gait-speed",
        Kind = QuantityKind.Sample,
        Scope = QuantityScope.Personal,
        Unit = "m/s",
        SenMlUnit = "m/s",
        Minimum = 0,
        Maximum = 5,
        French = "Vitesse de marche",
        English = "Gait speed",
    };

    /// <summary>The person stood up from sitting; always 1.</summary>
    public static QuantityDefinition SitToStand { get; } = new()
    {
        Code = "sit-to-stand",
        Kind = QuantityKind.Event,
        Scope = QuantityScope.Personal,
        Unit = "1",
        Minimum = 1,
        Maximum = 1,
        French = "Lever de chaise",
        English = "Sit to stand",
    };

    /// <summary>Posture as a worn sensor sees it.</summary>
    public static QuantityDefinition Posture { get; } = new()
    {
        Code = "posture",
        Kind = QuantityKind.State,
        Scope = QuantityScope.Personal,
        Unit = "1",
        IsText = true,
        Texts = ["lying", "sitting", "standing", "walking"],
        French = "Posture",
        English = "Posture",
    };

    /// <summary>1 while a wearable is on the body: coverage of its personal series.</summary>
    public static QuantityDefinition Worn { get; } = new()
    {
        Code = "worn",
        Kind = QuantityKind.State,
        Scope = QuantityScope.Personal,
        Unit = "1",
        Minimum = 0,
        Maximum = 1,
        French = "Appareil porté",
        English = "Device worn",
    };

    /// <summary>Stage of sleep; <c>asleep</c> where the sensor tells no stages.</summary>
    public static QuantityDefinition SleepState { get; } = new()
    {
        Code = "sleep-state",
        Kind = QuantityKind.State,
        Scope = QuantityScope.Personal,
        Unit = "1",
        IsText = true,
        Texts = ["awake", "asleep", "light", "deep", "rem"],
        French = "État de sommeil",
        English = "Sleep state",
    };

    /// <summary>Movements in bed since the value before.</summary>
    public static QuantityDefinition BedMovement { get; } = new()
    {
        Code = "bed-movement",
        Kind = QuantityKind.Count,
        Scope = QuantityScope.Personal,
        Unit = "1",
        SenMlUnit = "count",
        Minimum = 0,
        Maximum = 10000,
        UsualPeriod = TimeSpan.FromMinutes(5),
        French = "Mouvements au lit",
        English = "Movements in bed",
    };
}
