using System.Buffers.Binary;

namespace AgeingMonitor.Edge.Sensors.Ble.Profiles;

/// <summary>Takes the fields of a characteristic's value in their order, little-endian. Past its end every field is zero or missing, and <see cref="IsTorn"/> says so.</summary>
internal ref struct FieldReader(ReadOnlySpan<byte> value)
{
    private ReadOnlySpan<byte> rest = value;

    /// <summary>A field was asked for that is not there, or a time that is none.</summary>
    public bool IsTorn { get; private set; }

    /// <summary>How many bytes are left. More than a profile knows is allowed: later versions append.</summary>
    public readonly int Left => rest.Length;

    public int Byte() => Take(1) is [var only] ? only : 0;

    public int Word() => Take(2) is { Length: 2 } word ? BinaryPrimitives.ReadUInt16LittleEndian(word) : 0;

    public int Word24() => Take(3) is [var low, var middle, var high] ? low | (middle << 8) | (high << 16) : 0;

    /// <summary>A 16-bit medical number; null when it is one of the special values.</summary>
    public double? ShortNumber() => Take(2) is { Length: 2 } bits ? MedicalNumber.Short(BinaryPrimitives.ReadUInt16LittleEndian(bits)) : null;

    /// <summary>A 32-bit medical number; null when it is one of the special values.</summary>
    public double? LongNumber() => Take(4) is { Length: 4 } bits ? MedicalNumber.Long(BinaryPrimitives.ReadUInt32LittleEndian(bits)) : null;

    /// <summary>The device's own time of day, without a zone; null when the device does not know year, month or day.</summary>
    public DateTime? Time()
    {
        var (year, month, day, hour, minute, second) = (Word(), Byte(), Byte(), Byte(), Byte(), Byte());
        if (IsTorn || year == 0 || month == 0 || day == 0)
        {
            return null;
        }

        // The last year of the calendar is none either: no zone may lead out of it.
        if (year is < 1582 or > 9998 || month > 12 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59)
        {
            IsTorn = true;
            return null;
        }

        return new DateTime(year, month, day, hour, minute, second, DateTimeKind.Unspecified);
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (rest.Length < count)
        {
            IsTorn = true;
            rest = default;
            return default;
        }

        var taken = rest[..count];
        rest = rest[count..];
        return taken;
    }
}
