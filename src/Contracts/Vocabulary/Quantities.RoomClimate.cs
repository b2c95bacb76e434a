namespace AgeingMonitor.Contracts.Vocabulary;

public static partial class Quantities
{
    /// <summary>Climate of a room.</summary>
    private static QuantityDefinition[] RoomClimateEntries =>
    [
        RoomTemperature, OutdoorTemperature, Humidity, Illuminance, Co2, Pressure, ParticulateMatter, SoundLevel,
    ];

    /// <summary>Air temperature of a room.</summary>
    public static QuantityDefinition RoomTemperature { get; } = new()
    {
        Code = "room-temperature",
        Kind = QuantityKind.Sample,
        Scope = QuantityScope.Ambient,
        Unit = "Cel",
        SenMlUnit = "Cel",
        Minimum = -30,
        Maximum = 70,
        UsualPeriod = TimeSpan.FromMinutes(10),
        French = "Température de la pièce",
        English = "Room temperature",
    };

    /// <summary>Air temperature outside.</summary>
    public static QuantityDefinition OutdoorTemperature { get; } = new()
    {
        Code = "outdoor-temperature",
        Kind = QuantityKind.Sample,
        Scope = QuantityScope.Ambient,
        Unit = "Cel",
        SenMlUnit = "Cel",
        Minimum = -60,
        Maximum = 60,
        UsualPeriod = TimeSpan.FromMinutes(10),
        French = "Température extérieure",
        English = "Outdoor temperature",
    };

    /// <summary>Relative humidity of the air.</summary>
    public static QuantityDefinition Humidity { get; } = new()
    {
        Code = "humidity",
        Kind = QuantityKind.Sample,
        Scope = QuantityScope.Ambient,
        Unit = "%",
        SenMlUnit = "%RH",
        Minimum = 0,
        Maximum = 100,
        UsualPeriod = TimeSpan.FromMinutes(10),
        French = "Humidité relative",
        English = "Relative humidity",
    };

    /// <summary>Light falling on the sensor.</summary>
    public static QuantityDefinition Illuminance { get; } = new()
    {
        Code = "illuminance",
        Kind = QuantityKind.Sample,
        Scope = QuantityScope.Ambient,
        Unit = "lx",
        SenMlUnit = "lx",
        Minimum = 0,
        Maximum = 200000,
        UsualPeriod = TimeSpan.FromMinutes(5),
        French = "Éclairement",
        English = "Illuminance",
    };

    /// <summary>Carbon dioxide in air.</summary>
    public static QuantityDefinition Co2 { get; } = new()
    {
        Code = "co2",
        Kind = QuantityKind.Sample,
        Scope = QuantityScope.Ambient,
        Unit = "[ppm]",
        SenMlUnit = "ppm",
        Minimum = 0,
        Maximum = 50000,
        UsualPeriod = TimeSpan.FromMinutes(5),
        French = "Dioxyde de carbone",
        English = "Carbon dioxide",
    };

    /// <summary>Air pressure at the sensor, not reduced to sea level.</summary>
    public static QuantityDefinition Pressure { get; } = new()
    {
        Code = "pressure",
        Kind = QuantityKind.Sample,
        Scope = QuantityScope.Ambient,
        Unit = "hPa",
        SenMlUnit = "hPa",
        Minimum = 300,
        Maximum = 1100,
        UsualPeriod = TimeSpan.FromMinutes(10),
        French = "Pression atmosphérique",
        English = "Air pressure",
    };

    /// <summary>Particles up to 2.5 µm in air (PM2.5).</summary>
    public static QuantityDefinition ParticulateMatter { get; } = new()
    {
        Code = "particulate-matter",
        Kind = QuantityKind.Sample,
        Scope = QuantityScope.Ambient,
        Unit = "ug/m3",
        SenMlUnit = "ug/m3",
        Minimum = 0,
        Maximum = 10000,
        UsualPeriod = TimeSpan.FromMinutes(10),
        French = "Particules fines",
        English = "Fine particles",
    };

    /// <summary>Sound pressure level; a level only, never sound.</summary>
    public static QuantityDefinition SoundLevel { get; } = new()
    {
        Code = "sound-level",
        Kind = QuantityKind.Sample,
        Scope = QuantityScope.Ambient,
        Unit = "dB",
        SenMlUnit = "dB",
        Minimum = 0,
        Maximum = 150,
        UsualPeriod = TimeSpan.FromMinutes(1),
        French = "Niveau sonore",
        English = "Sound level",
    };
}
