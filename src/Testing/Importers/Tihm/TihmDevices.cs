using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Testing.Importers.Tihm;

/// <summary>What a measurement of the source is: sensor, quantity and the unit it must be in.</summary>
internal static class TihmDevices
{
    private static readonly SensorId Thermometer = SensorId.Parse("thermometer");
    private static readonly SensorId Scale = SensorId.Parse("scale");
    private static readonly SensorId BloodPressureMonitor = SensorId.Parse("blood-pressure-monitor");

    private static readonly Dictionary<string, TihmDevice> Devices = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Body Temperature"] = new(Thermometer, Quantities.BodyTemperature, ["Cel"]),
        ["Skin Temperature"] = new(Thermometer, Quantities.SkinTemperature, ["Cel"]),
        ["Body weight"] = new(Scale, Quantities.BodyWeight, ["kg"]),
        ["Total body water"] = new(Scale, Quantities.BodyWater, ["%"]),
        ["O/E - muscle mass"] = new(Scale, Quantities.MuscleMass, ["kg"]),
        ["Systolic blood pressure"] = new(BloodPressureMonitor, Quantities.SystolicBloodPressure, ["mm[Hg]", "mmHg"]),
        ["Diastolic blood pressure"] = new(BloodPressureMonitor, Quantities.DiastolicBloodPressure, ["mm[Hg]", "mmHg"]),
        ["Heart rate"] = new(BloodPressureMonitor, Quantities.HeartRate, ["beats/min", "/min"]),
    };

    /// <summary>The device of a type; null when unknown.</summary>
    public static TihmDevice? Find(string type) => Devices.GetValueOrDefault(type);

    /// <summary>Whether a sensor measures the resident and has no room.</summary>
    public static bool IsPersonal(SensorId sensor) => sensor == Thermometer || sensor == Scale || sensor == BloodPressureMonitor;
}
