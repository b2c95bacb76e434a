using System.Buffers.Binary;

namespace AgeingMonitor.Falls.Scanning;

/// <summary>Writes and reads the saved state, little-endian. Reading beyond the end gives zeros and <see cref="IsShort"/>.</summary>
internal ref struct StateSpan(Span<byte> bytes)
{
    private readonly Span<byte> bytes = bytes;
    private int at;

    /// <summary>Bytes written or read so far.</summary>
    public readonly int Position => at;

    /// <summary>Whether more was asked for than there is.</summary>
    public bool IsShort { get; private set; }

    public void Put(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(bytes[at..], value);
        at += sizeof(long);
    }

    public void Put(double value) => Put(BitConverter.DoubleToInt64Bits(value));

    public void Put(short value)
    {
        BinaryPrimitives.WriteInt16LittleEndian(bytes[at..], value);
        at += sizeof(short);
    }

    public long TakeLong()
    {
        if (bytes.Length - at < sizeof(long))
        {
            IsShort = true;
            return 0;
        }

        at += sizeof(long);
        return BinaryPrimitives.ReadInt64LittleEndian(bytes[(at - sizeof(long))..]);
    }

    public double TakeDouble() => BitConverter.Int64BitsToDouble(TakeLong());

    public short TakeShort()
    {
        if (bytes.Length - at < sizeof(short))
        {
            IsShort = true;
            return 0;
        }

        at += sizeof(short);
        return BinaryPrimitives.ReadInt16LittleEndian(bytes[(at - sizeof(short))..]);
    }
}
