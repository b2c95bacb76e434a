namespace AgeingMonitor.Contracts.Vocabulary;

public static partial class Quantities
{
    /// <summary>The body, as scales measure it.</summary>
    private static QuantityDefinition[] BodyEntries =>
    [
        BodyWeight, BodyWater, MuscleMass, BodyFat, BodyHeight,
    ];

    /// <summary>Body weight.</summary>
    /// <remarks>LOINC 29463-7, body weight.</remarks>
    public static QuantityDefinition BodyWeight { get; } = new()
    {
        Code = "body-weight",
        Loinc = "29463-7",
        Kind = QuantityKind.Sample,
        Scope = QuantityScope.Personal,
        Unit = "kg",
        SenMlUnit = "kg",
        Minimum = 20,
        Maximum = 400,
        UsualPeriod = TimeSpan.FromDays(1),
        French = "Poids",
        English = "Body weight",
    };

    /// <summary>Total body water as a share of body weight, by bioimpedance.</summary>
    public static QuantityDefinition BodyWater { get; } = new()
    {
        Code = "body-water",
        Kind = QuantityKind.Sample,
        Scope = QuantityScope.Personal,
        Unit = "%",
        SenMlUnit = "/100",
        Minimum = 10,
        Maximum = 90,
        UsualPeriod = TimeSpan.FromDays(1),
        French = "Eau corporelle",
        English = "Body water",
    };

    /// <summary>Muscle mass, by bioimpedance.</summary>
    /// <remarks>LOINC 73964-9, body muscle mass, calculated.</remarks>
    public static QuantityDefinition MuscleMass { get; } = new()
    {
        Code = "muscle-mass",
        Loinc = "73964-9",
        Kind = QuantityKind.Sample,
        Scope = QuantityScope.Personal,
        Unit = "kg",
        SenMlUnit = "kg",
        Minimum = 5,
        Maximum = 150,
        UsualPeriod = TimeSpan.FromDays(1),
        French = "Masse musculaire",
        English = "Muscle mass",
    };

    /// <summary>Body fat as a share of body weight, by bioimpedance.</summary>
    /// <remarks>LOINC 41982-0, percentage of body fat, measured.</remarks>
    public static QuantityDefinition BodyFat { get; } = new()
    {
        Code = "body-fat",
        Loinc = "41982-0",
        Kind = QuantityKind.Sample,
        Scope = QuantityScope.Personal,
        Unit = "%",
        SenMlUnit = "/100",
        Minimum = 2,
        Maximum = 75,
        UsualPeriod = TimeSpan.FromDays(1),
        French = "Masse grasse",
        English = "Body fat",
    };

    /// <summary>Body height.</summary>
    /// <remarks>LOINC 8302-2, body height.</remarks>
    public static QuantityDefinition BodyHeight { get; } = new()
    {
        Code = "body-height",
        Loinc = "8302-2",
        Kind = QuantityKind.Sample,
        Scope = QuantityScope.Personal,
        Unit = "m",
        SenMlUnit = "m",
        Minimum = 0.8,
        Maximum = 2.5,
        French = "Taille",
        English = "Body height",
    };
}
