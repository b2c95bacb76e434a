namespace AgeingMonitor.Contracts.Vocabulary;

public static partial class Quantities
{
    /// <summary>What cannot wait.</summary>
    private static QuantityDefinition[] FallsAndHelpEntries =>
    [
        Fall, FallReason, Help, FloorPresence, ImpactAcceleration, PowerCut, Smoke, CarbonMonoxide, WaterLeak,
    ];

    /// <summary>Fall found by the kit, and what became of it: <c>suspected</c>, then <c>confirmed</c> or <c>cancelled</c> by the resident.</summary>
    public static QuantityDefinition Fall { get; } = new()
    {
        Code = "fall",
        Kind = QuantityKind.Event,
        Scope = QuantityScope.Personal,
        Unit = "1",
        IsText = true,
        Texts = ["suspected", "confirmed", "cancelled"],
        French = "Chute",
        English = "Fall",
    };

    /// <summary>Why the kit confirmed or cancelled a fall; of the same sensor and instant as the word that it explains.</summary>
    public static QuantityDefinition FallReason { get; } = new()
    {
        Code = "fall-reason",
        Kind = QuantityKind.Event,
        Scope = QuantityScope.Personal,
        Unit = "1",
        IsText = true,
        Texts = ["still", "unanswered", "second-source", "resident", "walking", "off-floor"],
        French = "Chute : motif",
        English = "Fall: reason",
    };

    /// <summary>Help button or cord used; always 1.</summary>
    public static QuantityDefinition Help { get; } = new()
    {
        Code = "help",
        Kind = QuantityKind.Event,
        Scope = QuantityScope.Personal,
        Unit = "1",
        Minimum = 1,
        Maximum = 1,
        French = "Appel à l’aide",
        English = "Help call",
    };

    /// <summary>1 while somebody lies on the floor, as a radar or thermal sensor sees it.</summary>
    public static QuantityDefinition FloorPresence { get; } = new()
    {
        Code = "floor-presence",
        Kind = QuantityKind.State,
        Scope = QuantityScope.Ambient,
        Unit = "1",
        Minimum = 0,
        Maximum = 1,
        French = "Personne au sol",
        English = "Person on the floor",
    };

    /// <summary>Largest length of the acceleration vector in an impact, gravity included.</summary>
    /// <remarks>Parts worn for fall detection end at 16 g per axis: 272 m/s2 over three axes.</remarks>
    public static QuantityDefinition ImpactAcceleration { get; } = new()
    {
        Code = "impact-acceleration",
        Kind = QuantityKind.Event,
        Scope = QuantityScope.Personal,
        Unit = "m/s2",
        SenMlUnit = "m/s2",
        Minimum = 0,
        Maximum = 400,
        French = "Accélération d’impact",
        English = "Impact acceleration",
    };

    /// <summary>1 while the home has no mains, as the kit sees it on its own supply.</summary>
    public static QuantityDefinition PowerCut { get; } = new()
    {
        Code = "power-cut",
        Kind = QuantityKind.State,
        Scope = QuantityScope.Technical,
        Unit = "1",
        Minimum = 0,
        Maximum = 1,
        French = "Coupure de courant",
        English = "Power cut",
    };

    /// <summary>1 while a smoke detector sounds.</summary>
    public static QuantityDefinition Smoke { get; } = new()
    {
        Code = "smoke",
        Kind = QuantityKind.State,
        Scope = QuantityScope.Ambient,
        Unit = "1",
        Minimum = 0,
        Maximum = 1,
        French = "Fumée",
        English = "Smoke",
    };

    /// <summary>Carbon monoxide in air.</summary>
    public static QuantityDefinition CarbonMonoxide { get; } = new()
    {
        Code = "carbon-monoxide",
        Kind = QuantityKind.Sample,
        Scope = QuantityScope.Ambient,
        Unit = "[ppm]",
        SenMlUnit = "ppm",
        Minimum = 0,
        Maximum = 10000,
        UsualPeriod = TimeSpan.FromMinutes(5),
        French = "Monoxyde de carbone",
        English = "Carbon monoxide",
    };

    /// <summary>1 while a floor sensor is wet.</summary>
    public static QuantityDefinition WaterLeak { get; } = new()
    {
        Code = "water-leak",
        Kind = QuantityKind.State,
        Scope = QuantityScope.Ambient,
        Unit = "1",
        Minimum = 0,
        Maximum = 1,
        French = "Fuite d’eau",
        English = "Water leak",
    };
}
