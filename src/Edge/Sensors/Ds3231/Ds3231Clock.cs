using AgeingMonitor.Edge.Sensors.Buses;

namespace AgeingMonitor.Edge.Sensors.Ds3231;

/// <summary>
/// A DS3231: a clock that goes on while the kit has no power (Maxim 19-5170). Not a sensor: the agent asks it for the time when there is no network, and sets it when there is. One caller at a time.
/// </summary>
public sealed class Ds3231Clock : IDisposable
{
    /// <summary>The part has no other.</summary>
    private const int Address = 0x68;
    private const byte FirstTime = 0x00;
    private const int TimeBytes = 7;
    private const byte Control = 0x0E;

    /// <summary>Runs on the battery (bit 7 clear), no alarm, no square wave.</summary>
    private const byte RunAlways = 0x1C;
    private const byte Status = 0x0F;
    private const byte OscillatorStopped = 0x80;
    private const byte FirstTemperature = 0x11;
    private const int Tries = 3;

    private readonly I2cPart part;

    private Ds3231Clock(I2cPart part) => this.part = part;

    /// <summary>Opens the clock on a bus; nothing is asked yet.</summary>
    /// <exception cref="SensorFaultException">There is no such bus.</exception>
    public static Ds3231Clock Open(IKitBuses buses, int bus = 1)
    {
        ArgumentNullException.ThrowIfNull(buses);
        return new Ds3231Clock(new I2cPart(buses, bus, Address, "DS3231", null));
    }

    /// <summary>The time in UTC, to the second; null when it cannot be believed: the clock has stood still since it was set (a flat battery), or what it holds is no time.</summary>
    /// <remarks>Whether it is right is another matter: a clock that was set wrongly goes on wrongly.</remarks>
    /// <exception cref="SensorFaultException">It does not answer.</exception>
    public DateTimeOffset? Read()
    {
        Span<byte> bytes = stackalloc byte[TimeBytes];
        DateTimeOffset? before = null;
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            if ((part.Read(Status) & OscillatorStopped) != 0)
            {
                return null;
            }

            part.Read(FirstTime, bytes);
            var time = Decode(bytes);

            // No checksum: two readings that follow each other are believed.
            if (time is { } now && before is { } earlier && now >= earlier && now - earlier <= TimeSpan.FromSeconds(1))
            {
                return now;
            }

            before = time;
        }

        return null;
    }

    /// <summary>Sets the time, to the second below, and clears the mark that it had stood still.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Outside 2000 to 2199, which the part can hold.</exception>
    /// <exception cref="SensorFaultException">It does not answer.</exception>
    public void Write(DateTimeOffset time)
    {
        var utc = time.UtcDateTime;
        if (utc.Year is < 2000 or > 2199)
        {
            throw new ArgumentOutOfRangeException(nameof(time), time, "The clock holds 2000 to 2199.");
        }

        var century = utc.Year >= 2100 ? 0x80 : 0;
        part.Write(Control, RunAlways);
        part.Write(FirstTime, Pair(utc.Second), Pair(utc.Minute), Pair(utc.Hour), (byte)(((int)utc.DayOfWeek) + 1), Pair(utc.Day), (byte)(Pair(utc.Month) | century), Pair(utc.Year % 100));
        part.Write(Status, (byte)(part.Read(Status) & ~OscillatorStopped));
    }

    /// <summary>Temperature of the part in °C, to a quarter; measured each 64 s.</summary>
    /// <exception cref="SensorFaultException">It does not answer.</exception>
    public double Celsius()
    {
        Span<byte> bytes = stackalloc byte[2];
        part.Read(FirstTemperature, bytes);
        return (sbyte)bytes[0] + ((bytes[1] >> 6) * 0.25);
    }

    /// <summary>Lets go of the bus.</summary>
    public void Dispose() => part.Dispose();

    /// <summary>Seven registers as the time that they hold; null when they hold none.</summary>
    internal static DateTimeOffset? Decode(ReadOnlySpan<byte> bytes)
    {
        var (second, minute, day, month, year) = (Value(bytes[0]), Value(bytes[1]), Value(bytes[4]), Value((byte)(bytes[5] & 0x7F)), Value(bytes[6]));
        if (Hour(bytes[2]) is not { } hour || second is not < 60 || minute is not < 60 || month is not (>= 1 and <= 12) || year is null || bytes[3] is < 1 or > 7)
        {
            return null;
        }

        var full = year.Value + ((bytes[5] & 0x80) != 0 ? 2100 : 2000);
        return day is { } date && date >= 1 && date <= DateTime.DaysInMonth(full, month.Value)
            ? new DateTimeOffset(full, month.Value, date, hour, minute.Value, second.Value, TimeSpan.Zero)
            : null;
    }

    /// <summary>The hour, of 24 or, as others set it, of 12 (bit 6) with the afternoon in bit 5.</summary>
    private static int? Hour(byte register)
    {
        if ((register & 0x40) == 0)
        {
            return Value(register) is < 24 and var hour ? hour : null;
        }

        return Value((byte)(register & 0x1F)) is >= 1 and <= 12 and var half ? (half % 12) + ((register & 0x20) != 0 ? 12 : 0) : null;
    }

    private static int? Value(byte pair) => (pair >> 4) <= 9 && (pair & 0x0F) <= 9 ? ((pair >> 4) * 10) + (pair & 0x0F) : null;

    private static byte Pair(int value) => (byte)(((value / 10) << 4) | (value % 10));
}
