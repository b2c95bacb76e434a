namespace AgeingMonitor.Contracts.Vocabulary;

public static partial class Quantities
{
    /// <summary>Short blocks of samples around an event. The unit is that of the samples after scaling.</summary>
    private static QuantityDefinition[] WaveformsEntries =>
    [
        AccelerationWaveform, PulseWaveform, RespirationWaveform, ElectrocardiogramWaveform, ThermalFrames,
    ];

    /// <summary>Acceleration around a possible fall: x, y, z, gravity included; some devices take it out themselves and show 0 at rest.</summary>
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

    /// <summary>Pictures of a thermal array: a channel a pixel, row by row from the upper left as the sensor counts them; 16 channels are 4 × 4 pixels.</summary>
    public static QuantityDefinition ThermalFrames { get; } = new()
    {
        Code = "thermal-frames",
        Kind = QuantityKind.Waveform,
        Scope = QuantityScope.Ambient,
        Unit = "Cel",
        SenMlUnit = "Cel",
        IsText = true,
        French = "Images thermiques",
        English = "Thermal frames",
    };
}
