using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Edge.Sensors.Ble.Profiles;

/// <summary>Temperature Measurement, characteristic 0x2A1C: indicated once it is stable.</summary>
internal static class TemperatureMeasurement
{
    /// <summary>Temperature type: finger and toe tell of the skin, every other place of the body (characteristic 0x2A1D).</summary>
    private const int Finger = 4;
    private const int Toe = 8;

    /// <summary>Reads one; null when it is malformed.</summary>
    public static HealthReading? Decode(ReadOnlySpan<byte> value)
    {
        var fields = new FieldReader(value);
        var flags = fields.Byte();
        var temperature = fields.LongNumber();
        var takenAt = (flags & 0x02) != 0 ? fields.Time() : null;
        var place = (flags & 0x04) != 0 ? fields.Byte() : 0;
        if (fields.IsTorn)
        {
            return null;
        }

        var celsius = (flags & 0x01) != 0 && temperature is { } fahrenheit ? Math.Round((fahrenheit - 32) / 1.8, 2) : temperature;
        return new HealthReading { TakenAt = takenAt }.Add(place is Finger or Toe ? Quantities.SkinTemperature : Quantities.BodyTemperature, celsius);
    }
}
