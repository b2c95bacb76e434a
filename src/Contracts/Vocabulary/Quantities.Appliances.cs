namespace AgeingMonitor.Contracts.Vocabulary;

public static partial class Quantities
{
    /// <summary>Use of appliances, as signs of daily life.</summary>
    private static QuantityDefinition[] AppliancesEntries =>
    [
        Power, Energy, StovePower, LightOn, ApplianceOn,
    ];

    /// <summary>Electric power of an appliance or plug.</summary>
    public static QuantityDefinition Power { get; } = new()
    {
        Code = "power",
        Kind = QuantityKind.Sample,
        Scope = QuantityScope.Ambient,
        Unit = "W",
        SenMlUnit = "W",
        Minimum = 0,
        Maximum = 25000,
        UsualPeriod = TimeSpan.FromMinutes(1),
        French = "Puissance électrique",
        English = "Electric power",
    };

    /// <summary>Electric energy used since the value before.</summary>
    public static QuantityDefinition Energy { get; } = new()
    {
        Code = "energy",
        Kind = QuantityKind.Count,
        Scope = QuantityScope.Ambient,
        Unit = "W.h",
        SenMlUnit = "Wh",
        Minimum = 0,
        Maximum = 100000,
        UsualPeriod = TimeSpan.FromHours(1),
        French = "Énergie électrique",
        English = "Electric energy",
    };

    /// <summary>Electric power of the stove, kept apart because a stove left on is a danger.</summary>
    public static QuantityDefinition StovePower { get; } = new()
    {
        Code = "stove-power",
        Kind = QuantityKind.Sample,
        Scope = QuantityScope.Ambient,
        Unit = "W",
        SenMlUnit = "W",
        Minimum = 0,
        Maximum = 25000,
        UsualPeriod = TimeSpan.FromMinutes(1),
        French = "Puissance de la cuisinière",
        English = "Stove power",
    };

    /// <summary>1 while a lamp is switched on.</summary>
    public static QuantityDefinition LightOn { get; } = new()
    {
        Code = "light-on",
        Kind = QuantityKind.State,
        Scope = QuantityScope.Ambient,
        Unit = "1",
        Minimum = 0,
        Maximum = 1,
        French = "Lampe allumée",
        English = "Lamp on",
    };

    /// <summary>1 while an appliance runs: microwave, toaster, television.</summary>
    public static QuantityDefinition ApplianceOn { get; } = new()
    {
        Code = "appliance-on",
        Kind = QuantityKind.State,
        Scope = QuantityScope.Ambient,
        Unit = "1",
        Minimum = 0,
        Maximum = 1,
        French = "Appareil en marche",
        English = "Appliance on",
    };
}
