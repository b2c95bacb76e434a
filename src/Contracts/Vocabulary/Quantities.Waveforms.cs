namespace AgeingMonitor.Contracts.Vocabulary;

public static partial class Quantities
{
    /// <summary>Short blocks of samples around an event. The unit is that of the samples after scaling.</summary>
    private static QuantityDefinition[] WaveformsEntries =>
    [
        AccelerationWaveform, PulseWaveform, RespirationWaveform, ElectrocardiogramWaveform,
    ];

    /// <summary>Acceleration around a possible fall: x, y, z, gravity included.</summary>
    public static QuantityDefinition AccelerationWaveform { get; } = new()
    {
        Code = "acceleration-waveform",
        Kind = QuantityKind.Waveform,
        Scope = QuantityScope.Personal,
        Unit = "m/s2",
        SenMlUnit = "m/s2",
        IsText = true,
        French = "Courbe d’accélération",
        English = "Acceleration waveform",
    };

    /// <summary>Pulse wave of an optical sensor, as a share of the sensor’s range.</summary>
    public static QuantityDefinition PulseWaveform { get; } = new()
    {
        Code = "pulse-waveform",
        Kind = QuantityKind.Waveform,
        Scope = QuantityScope.Personal,
        Unit = "1",
        SenMlUnit = "/",
        IsText = true,
        French = "Onde de pouls",
        English = "Pulse waveform",
    };

    /// <summary>Chest or mat movement from breathing, as a share of the sensor’s range.</summary>
    public static QuantityDefinition RespirationWaveform { get; } = new()
    {
        Code = "respiration-waveform",
        Kind = QuantityKind.Waveform,
        Scope = QuantityScope.Personal,
        Unit = "1",
        SenMlUnit = "/",
        IsText = true,
        French = "Courbe respiratoire",
        English = "Respiration waveform",
    };

    /// <summary>One lead of an electrocardiogram.</summary>
    public static QuantityDefinition ElectrocardiogramWaveform { get; } = new()
    {
        Code = "electrocardiogram-waveform",
        Kind = QuantityKind.Waveform,
        Scope = QuantityScope.Personal,
        Unit = "mV",
        SenMlUnit = "mV",
        IsText = true,
        French = "Électrocardiogramme",
        English = "Electrocardiogram",
    };
}
