namespace AgeingMonitor.Contracts.Vocabulary;

public static partial class Quantities
{
    /// <summary>Vital signs. Plausible ranges bound what a device can have measured on a living person, not what is healthy.</summary>
    private static QuantityDefinition[] VitalSignsEntries =>
    [
        HeartRate, PulseRate, HeartRateVariability, OxygenSaturation, PerfusionIndex, RespiratoryRate, BodyTemperature,
        SkinTemperature, SystolicBloodPressure, DiastolicBloodPressure, MeanBloodPressure,
    ];

    /// <summary>Heart rate.</summary>
    /// <remarks>LOINC 8867-4, heart rate.</remarks>
    public static QuantityDefinition HeartRate { get; } = new()
    {
        Code = "heart-rate",
        Loinc = "8867-4",
        Kind = QuantityKind.Sample,
        Scope = QuantityScope.Personal,
        Unit = "/min",
        SenMlUnit = "beat/min",
        Minimum = 20,
        Maximum = 300,
        UsualPeriod = TimeSpan.FromMinutes(1),
        French = "Fréquence cardiaque",
        English = "Heart rate",
    };

    /// <summary>Pulse counted by an oximeter.</summary>
    /// <remarks>LOINC 8889-8, heart rate by pulse oximetry.</remarks>
    public static QuantityDefinition PulseRate { get; } = new()
    {
        Code = "pulse-rate",
        Loinc = "8889-8",
        Kind = QuantityKind.Sample,
        Scope = QuantityScope.Personal,
        Unit = "/min",
        SenMlUnit = "beat/min",
        Minimum = 20,
        Maximum = 300,
        UsualPeriod = TimeSpan.FromMinutes(1),
        French = "Pouls",
        English = "Pulse rate",
    };

    /// <summary>Standard deviation of the intervals between heart beats (SDNN).</summary>
    /// <remarks>LOINC 80404-7, standard deviation of R-R intervals.</remarks>
    public static QuantityDefinition HeartRateVariability { get; } = new()
    {
        Code = "heart-rate-variability",
        Loinc = "80404-7",
        Kind = QuantityKind.Sample,
        Scope = QuantityScope.Personal,
        Unit = "ms",
        SenMlUnit = "ms",
        Minimum = 0,
        Maximum = 1000,
        UsualPeriod = TimeSpan.FromMinutes(5),
        French = "Variabilité cardiaque",
        English = "Heart rate variability",
    };

    /// <summary>Oxygen saturation of arterial blood by pulse oximetry.</summary>
    /// <remarks>LOINC 59408-5, oxygen saturation in arterial blood by pulse oximetry.</remarks>
    public static QuantityDefinition OxygenSaturation { get; } = new()
    {
        Code = "oxygen-saturation",
        Loinc = "59408-5",
        Kind = QuantityKind.Sample,
        Scope = QuantityScope.Personal,
        Unit = "%",
        SenMlUnit = "/100",
        Minimum = 30,
        Maximum = 100,
        UsualPeriod = TimeSpan.FromMinutes(1),
        French = "Saturation en oxygène",
        English = "Oxygen saturation",
    };

    /// <summary>Strength of the pulse at the oximeter: pulsating over steady absorption.</summary>
    /// <remarks>LOINC 61006-3, perfusion index of tissue by pulse oximetry.</remarks>
    public static QuantityDefinition PerfusionIndex { get; } = new()
    {
        Code = "perfusion-index",
        Loinc = "61006-3",
        Kind = QuantityKind.Sample,
        Scope = QuantityScope.Personal,
        Unit = "%",
        SenMlUnit = "/100",
        Minimum = 0,
        Maximum = 30,
        UsualPeriod = TimeSpan.FromMinutes(1),
        French = "Indice de perfusion",
        English = "Perfusion index",
    };

    /// <summary>Respiratory rate.</summary>
    /// <remarks>LOINC 9279-1, respiratory rate.</remarks>
    public static QuantityDefinition RespiratoryRate { get; } = new()
    {
        Code = "respiratory-rate",
        Loinc = "9279-1",
        Kind = QuantityKind.Sample,
        Scope = QuantityScope.Personal,
        Unit = "/min",
        SenMlUnit = "1/min",
        Minimum = 2,
        Maximum = 80,
        UsualPeriod = TimeSpan.FromMinutes(1),
        French = "Fréquence respiratoire",
        English = "Respiratory rate",
    };

    /// <summary>Body temperature.</summary>
    /// <remarks>LOINC 8310-5, body temperature.</remarks>
    public static QuantityDefinition BodyTemperature { get; } = new()
    {
        Code = "body-temperature",
        Loinc = "8310-5",
        Kind = QuantityKind.Sample,
        Scope = QuantityScope.Personal,
        Unit = "Cel",
        SenMlUnit = "Cel",
        Minimum = 25,
        Maximum = 45,
        French = "Température corporelle",
        English = "Body temperature",
    };

    /// <summary>Temperature of the skin, or of what the sensor touches when it is not worn.</summary>
    /// <remarks>LOINC 39106-0, temperature of skin.</remarks>
    public static QuantityDefinition SkinTemperature { get; } = new()
    {
        Code = "skin-temperature",
        Loinc = "39106-0",
        Kind = QuantityKind.Sample,
        Scope = QuantityScope.Personal,
        Unit = "Cel",
        SenMlUnit = "Cel",
        Minimum = 0,
        Maximum = 80,
        UsualPeriod = TimeSpan.FromMinutes(1),
        French = "Température cutanée",
        English = "Skin temperature",
    };

    /// <summary>Systolic blood pressure.</summary>
    /// <remarks>LOINC 8480-6, systolic blood pressure.</remarks>
    public static QuantityDefinition SystolicBloodPressure { get; } = new()
    {
        Code = "systolic-blood-pressure",
        Loinc = "8480-6",
        Kind = QuantityKind.Sample,
        Scope = QuantityScope.Personal,
        Unit = "mm[Hg]",
        SenMlUnit = "mm[Hg]",
        Minimum = 40,
        Maximum = 300,
        French = "Pression artérielle systolique",
        English = "Systolic blood pressure",
    };

    /// <summary>Diastolic blood pressure.</summary>
    /// <remarks>LOINC 8462-4, diastolic blood pressure.</remarks>
    public static QuantityDefinition DiastolicBloodPressure { get; } = new()
    {
        Code = "diastolic-blood-pressure",
        Loinc = "8462-4",
        Kind = QuantityKind.Sample,
        Scope = QuantityScope.Personal,
        Unit = "mm[Hg]",
        SenMlUnit = "mm[Hg]",
        Minimum = 20,
        Maximum = 250,
        French = "Pression artérielle diastolique",
        English = "Diastolic blood pressure",
    };

    /// <summary>Mean blood pressure.</summary>
    /// <remarks>LOINC 8478-0, mean blood pressure.</remarks>
    public static QuantityDefinition MeanBloodPressure { get; } = new()
    {
        Code = "mean-blood-pressure",
        Loinc = "8478-0",
        Kind = QuantityKind.Sample,
        Scope = QuantityScope.Personal,
        Unit = "mm[Hg]",
        SenMlUnit = "mm[Hg]",
        Minimum = 30,
        Maximum = 270,
        French = "Pression artérielle moyenne",
        English = "Mean blood pressure",
    };
}
