using System.Buffers.Binary;
using AgeingMonitor.Edge.Sensors.Serial;

namespace AgeingMonitor.Edge.Sensors.Mr60fda2;

/// <summary>A frame of Seeed's MR60 radars: 01, id, length, type (high byte first), checksum of these, data (numbers low byte first), checksum of the data.</summary>
internal static class Mr60fda2Frame
{
    public const ushort Fall = 0x0E02;
    public const ushort SetHeight = 0x0E04;
    public const ushort ReadParameters = 0x0E06;
    public const ushort Present = 0x0F09;
    private const byte Start = 0x01;
    private const int HeaderBytes = 8;

    /// <summary>The longest answer is seven words; longer ones are no frames of this part.</summary>
    private const int MostData = 64;

    public static IFrameFormat Format { get; } = new Frames();

    /// <summary>A frame as bytes. Without data there is no second checksum.</summary>
    public static byte[] Encode(ushort id, ushort type, params ReadOnlySpan<byte> data)
    {
        var bytes = new byte[HeaderBytes + (data.IsEmpty ? 0 : data.Length + 1)];
        bytes[0] = Start;
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(1), id);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(3), (ushort)data.Length);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(5), type);
        bytes[7] = Checksum(bytes.AsSpan(0, 7));
        if (!data.IsEmpty)
        {
            data.CopyTo(bytes.AsSpan(HeaderBytes));
            bytes[^1] = Checksum(data);
        }

        return bytes;
    }

    /// <summary>What a whole frame is about.</summary>
    public static ushort Type(ReadOnlySpan<byte> frame) => BinaryPrimitives.ReadUInt16BigEndian(frame[5..]);

    /// <summary>Its data; may be empty.</summary>
    public static ReadOnlySpan<byte> Data(ReadOnlySpan<byte> frame) => frame.Slice(HeaderBytes, BinaryPrimitives.ReadUInt16BigEndian(frame[3..]));

    /// <summary>The opposite of all bytes by exclusive or.</summary>
    private static byte Checksum(ReadOnlySpan<byte> bytes)
    {
        byte sum = 0;
        foreach (var value in bytes)
        {
            sum ^= value;
        }

        return (byte)~sum;
    }

    private sealed class Frames : IFrameFormat
    {
        public int Longest => HeaderBytes + MostData + 1;

        public int Look(ReadOnlySpan<byte> bytes)
        {
            if (bytes[0] != Start)
            {
                return -1;
            }

            if (bytes.Length < HeaderBytes)
            {
                return 0;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(bytes[3..]);
            if (length > MostData || bytes[7] != Checksum(bytes[..7]))
            {
                return -1;
            }

            if (length == 0)
            {
                return HeaderBytes;
            }

            var whole = HeaderBytes + length + 1;
            return bytes.Length < whole ? 0 : bytes[whole - 1] == Checksum(bytes[HeaderBytes..(whole - 1)]) ? whole : -1;
        }
    }
}
