using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Edge.Sensors.Ble.Profiles;

/// <summary>Blood Pressure Measurement, characteristic 0x2A35: indicated once it is complete.</summary>
internal static class BloodPressureMeasurement
{
    private const double MillimetresPerKilopascal = 7.500616827;

    /// <summary>Status: the body moved, the cuff was too loose. Cuffs show a value all the same; it is not to be trusted.</summary>
    private const int Disowned = 0x03;

    /// <summary>Reads one; null when it is malformed.</summary>
    public static HealthReading? Decode(ReadOnlySpan<byte> value)
    {
        var fields = new FieldReader(value);
        var flags = fields.Byte();
        var isKilopascal = (flags & 0x01) != 0;
        var systolic = Pressure(fields.ShortNumber(), isKilopascal);
        var diastolic = Pressure(fields.ShortNumber(), isKilopascal);
        var mean = Pressure(fields.ShortNumber(), isKilopascal);
        var takenAt = (flags & 0x02) != 0 ? fields.Time() : null;
        var pulse = (flags & 0x04) != 0 ? fields.ShortNumber() : null;
        var user = (flags & 0x08) != 0 ? fields.Byte() : HealthProfiles.UnknownUser;
        var status = (flags & 0x10) != 0 ? fields.Word() : 0;
        if (fields.IsTorn)
        {
            return null;
        }

        var reading = new HealthReading { TakenAt = takenAt, User = HealthProfiles.User(user) }
            .Add(Quantities.SystolicBloodPressure, systolic)
            .Add(Quantities.DiastolicBloodPressure, diastolic)
            .Add(Quantities.MeanBloodPressure, mean)
            .Add(Quantities.PulseRate, pulse);

        // The lower of two pressures cannot be above the upper one: something was garbled.
        return (status & Disowned) != 0 || systolic <= diastolic ? reading.Disown() : reading;
    }

    private static double? Pressure(double? value, bool isKilopascal) => value is { } known && isKilopascal ? Math.Round(known * MillimetresPerKilopascal, 1) : value;
}
