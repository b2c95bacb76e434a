using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Edge.Sensors.Ble.Profiles;

/// <summary>Weight Measurement, characteristic 0x2A9D: indicated once it stands still. The height that a scale was told is not measured, and not told on.</summary>
internal static class WeightMeasurement
{
    /// <summary>What a scale says when it could not weigh.</summary>
    private const int Failed = 0xFFFF;

    private const double KilogramsPerStep = 0.005;
    private const double KilogramsPerImperialStep = 0.01 * 0.45359237;

    /// <summary>Reads one; null when it is malformed.</summary>
    public static HealthReading? Decode(ReadOnlySpan<byte> value)
    {
        var fields = new FieldReader(value);
        var flags = fields.Byte();
        var steps = fields.Word();
        var takenAt = (flags & 0x02) != 0 ? fields.Time() : null;
        var user = (flags & 0x04) != 0 ? fields.Byte() : HealthProfiles.UnknownUser;
        if ((flags & 0x08) != 0)
        {
            fields.Word();
            fields.Word();
        }

        if (fields.IsTorn)
        {
            return null;
        }

        double? kilograms = steps == Failed ? null : Math.Round(steps * ((flags & 0x01) != 0 ? KilogramsPerImperialStep : KilogramsPerStep), 3);
        return new HealthReading { TakenAt = takenAt, User = HealthProfiles.User(user) }.Add(Quantities.BodyWeight, kilograms);
    }
}
