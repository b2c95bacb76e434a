using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Edge.Sensors.Ble.Profiles;

/// <summary>Heart Rate Measurement, characteristic 0x2A37: notified about once a second.</summary>
internal static class HeartRateMeasurement
{
    /// <summary>Reads one; null when it is malformed.</summary>
    public static HealthReading? Decode(ReadOnlySpan<byte> value)
    {
        var fields = new FieldReader(value);
        var flags = fields.Byte();
        var rate = (flags & 0x01) != 0 ? fields.Word() : fields.Byte();
        if ((flags & 0x08) != 0)
        {
            fields.Word();
        }

        // Intervals fill the rest, two bytes each.
        if (fields.IsTorn || ((flags & 0x10) != 0 && fields.Left % 2 != 0))
        {
            return null;
        }

        // A strap that knows whether it touches the skin and does not: its rate is of nobody. Zero is what straps say while they search.
        var isLoose = (flags & 0x06) == 0x04;
        return isLoose || rate == 0 ? new HealthReading() : new HealthReading().Add(Quantities.HeartRate, rate);
    }
}
