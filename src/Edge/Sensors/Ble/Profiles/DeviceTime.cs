using System.Buffers.Binary;

namespace AgeingMonitor.Edge.Sensors.Ble.Profiles;

/// <summary>Current Time, characteristic 0x2A2B: what a device takes the time of day to be, in whatever zone it was set.</summary>
internal static class DeviceTime
{
    private const int Length = 10;

    /// <summary>Adjust reason: by an external reference.</summary>
    private const byte ByReference = 0x02;

    /// <summary>Reads it; null when it is malformed or the device does not know.</summary>
    public static DateTime? Decode(ReadOnlySpan<byte> value)
    {
        var fields = new FieldReader(value);
        var time = fields.Time();
        fields.Byte();
        var parts = fields.Byte();
        return fields.IsTorn ? null : time?.AddSeconds(parts / 256.0);
    }

    /// <summary>The bytes that set it.</summary>
    public static byte[] Encode(DateTime time)
    {
        var bytes = new byte[Length];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, (ushort)time.Year);
        bytes[2] = (byte)time.Month;
        bytes[3] = (byte)time.Day;
        bytes[4] = (byte)time.Hour;
        bytes[5] = (byte)time.Minute;
        bytes[6] = (byte)time.Second;
        bytes[7] = time.DayOfWeek == DayOfWeek.Sunday ? (byte)7 : (byte)time.DayOfWeek;
        bytes[8] = (byte)(time.Millisecond * 256 / 1000);
        bytes[9] = ByReference;
        return bytes;
    }
}
