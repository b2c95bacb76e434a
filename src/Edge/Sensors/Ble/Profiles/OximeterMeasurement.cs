using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Edge.Sensors.Ble.Profiles;

/// <summary>Pulse oximeters: spot checks (0x2A5E, indicated, may be stored ones) and the continuous measurement (0x2A5F, notified).</summary>
internal static class OximeterMeasurement
{
    /// <summary>Measurement status: for demonstration, for testing, calibration, unavailable, questionable, invalid (Pulse Oximeter Service 1.0, table 3.4).</summary>
    private const int DisownedMeasurement = 0xFC00;

    /// <summary>Device and sensor status: malfunction, inadequate signal, no pulse in it, questionable pulse, sensor off the finger, displaced, malfunctioning or disconnected (table 3.5).</summary>
    private const int DisownedSensor = 0xE98A;

    /// <summary>Reads a spot check; null when it is malformed.</summary>
    public static HealthReading? DecodeSpotCheck(ReadOnlySpan<byte> value)
    {
        var fields = new FieldReader(value);
        var flags = fields.Byte();
        var saturation = fields.ShortNumber();
        var rate = fields.ShortNumber();
        var takenAt = (flags & 0x01) != 0 ? fields.Time() : null;
        var status = (flags & 0x02) != 0 ? fields.Word() : 0;
        var sensor = (flags & 0x04) != 0 ? fields.Word24() : 0;
        var amplitude = (flags & 0x08) != 0 ? fields.ShortNumber() : null;

        var isClockSet = (flags & 0x10) == 0;
        return fields.IsTorn ? null : Judge(new HealthReading { TakenAt = takenAt, IsClockSet = isClockSet }, saturation, rate, amplitude, status, sensor);
    }

    /// <summary>Reads a continuous measurement; null when it is malformed. Of its averages the ordinary one is told.</summary>
    public static HealthReading? DecodeContinuous(ReadOnlySpan<byte> value)
    {
        var fields = new FieldReader(value);
        var flags = fields.Byte();
        var saturation = fields.ShortNumber();
        var rate = fields.ShortNumber();
        for (var average = 0x01; average <= 0x02; average <<= 1)
        {
            if ((flags & average) != 0)
            {
                fields.ShortNumber();
                fields.ShortNumber();
            }
        }

        var status = (flags & 0x04) != 0 ? fields.Word() : 0;
        var sensor = (flags & 0x08) != 0 ? fields.Word24() : 0;
        var amplitude = (flags & 0x10) != 0 ? fields.ShortNumber() : null;
        return fields.IsTorn ? null : Judge(new HealthReading(), saturation, rate, amplitude, status, sensor);
    }

    private static HealthReading Judge(HealthReading reading, double? saturation, double? rate, double? amplitude, int status, int sensor)
    {
        reading.Add(Quantities.OxygenSaturation, saturation).Add(Quantities.PulseRate, rate).Add(Quantities.PerfusionIndex, amplitude);
        return (status & DisownedMeasurement) != 0 || (sensor & DisownedSensor) != 0 ? reading.Disown() : reading;
    }
}
