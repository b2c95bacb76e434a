using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Edge.Sensors.Ble.Profiles;

/// <summary>The kinds of health devices, by the word that stands in a kit's configuration.</summary>
internal static class HealthProfiles
{
    /// <summary>The battery, which any kind may have.</summary>
    public static readonly HealthProfile Battery = new(0x2A19, BatteryLevel.Decode, IsStream: false, Quantities.Battery);

    /// <summary>The device's clock.</summary>
    public const ushort CurrentTime = 0x2A2B;

    /// <summary>The number by which a device says that it does not know who it was.</summary>
    public const int UnknownUser = 255;

    /// <summary>The words.</summary>
    public static readonly string[] Kinds = ["blood-pressure", "oximeter", "scale", "thermometer", "heart-rate"];

    /// <summary>What a kind tells by, without the battery.</summary>
    public static IReadOnlyList<HealthProfile> Of(string kind) => kind switch
    {
        "blood-pressure" => [new(0x2A35, BloodPressureMeasurement.Decode, IsStream: false, Quantities.SystolicBloodPressure, Quantities.DiastolicBloodPressure, Quantities.MeanBloodPressure, Quantities.PulseRate)],
        "oximeter" =>
        [
            new(0x2A5E, OximeterMeasurement.DecodeSpotCheck, IsStream: false, Quantities.OxygenSaturation, Quantities.PulseRate, Quantities.PerfusionIndex),
            new(0x2A5F, OximeterMeasurement.DecodeContinuous, IsStream: true, Quantities.OxygenSaturation, Quantities.PulseRate, Quantities.PerfusionIndex),
        ],
        "scale" => [new(0x2A9D, WeightMeasurement.Decode, IsStream: false, Quantities.BodyWeight)],
        "thermometer" => [new(0x2A1C, TemperatureMeasurement.Decode, IsStream: false, Quantities.BodyTemperature, Quantities.SkinTemperature)],
        "heart-rate" => [new(0x2A37, HeartRateMeasurement.Decode, IsStream: true, Quantities.HeartRate)],
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind of health device."),
    };

    /// <summary>The full form of an assigned number, as BlueZ writes it.</summary>
    public static string Uuid(ushort number) => $"0000{number:x4}-0000-1000-8000-00805f9b34fb";

    /// <summary>A user's number, or nobody's.</summary>
    public static int? User(int number) => number == UnknownUser ? null : number;
}
