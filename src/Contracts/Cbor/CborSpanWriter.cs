using System.Buffers.Binary;
using AgeingMonitor.Contracts.SenMl;

namespace AgeingMonitor.Contracts.Cbor;

/// <summary>Writes CBOR into a span, always in the shortest form, so that the same content gives the same bytes. What does not fit sets <see cref="HasOverflowed"/>.</summary>
internal ref struct CborSpanWriter(Span<byte> buffer)
{
    private readonly Span<byte> buffer = buffer;

    public int Length { get; private set; }

    public bool HasOverflowed { get; private set; }

    public void WriteHead(CborMajor major, ulong argument)
    {
        var first = (byte)((int)major << 5);
        switch (argument)
        {
            case < 24:
                Take(1).Fill((byte)(first | (int)argument));
                break;
            case <= byte.MaxValue:
                if (Take(2) is { Length: 2 } two)
                {
                    two[0] = (byte)(first | 24);
                    two[1] = (byte)argument;
                }

                break;
            case <= ushort.MaxValue:
                if (Take(3) is { Length: 3 } three)
                {
                    three[0] = (byte)(first | 25);
                    BinaryPrimitives.WriteUInt16BigEndian(three[1..], (ushort)argument);
                }

                break;
            case <= uint.MaxValue:
                WriteUInt32((byte)(first | 26), (uint)argument);
                break;
            default:
                WriteUInt64((byte)(first | 27), argument);
                break;
        }
    }

    public void WriteInteger(long value) =>
        WriteHead(value < 0 ? CborMajor.Negative : CborMajor.Unsigned, (ulong)(value < 0 ? ~value : value));

    /// <summary>Writes a number without loss: an integer where it is one, else the narrowest float that holds it.</summary>
    public void WriteNumber(double value)
    {
        const double ExactIntegers = 1L << 53;
        if (double.IsInteger(value) && Math.Abs(value) <= ExactIntegers && !(value == 0 && double.IsNegative(value)))
        {
            WriteInteger((long)value);
        }
        else if ((double)(Half)value == value)
        {
            var half = Take(3);
            if (half.Length == 3)
            {
                half[0] = 0xF9;
                BinaryPrimitives.WriteUInt16BigEndian(half[1..], BitConverter.HalfToUInt16Bits((Half)value));
            }
        }
        else if ((float)value == value)
        {
            WriteUInt32(0xFA, BitConverter.SingleToUInt32Bits((float)value));
        }
        else
        {
            WriteUInt64(0xFB, BitConverter.DoubleToUInt64Bits(value));
        }
    }

    /// <summary>Writes a time exactly: an integer where it is whole seconds, else a decimal fraction (tag 4) of milli-, micro- or nanoseconds.</summary>
    public void WriteSeconds(long nanoseconds)
    {
        if (nanoseconds % SenMlSeconds.PerSecond == 0)
        {
            WriteInteger(nanoseconds / SenMlSeconds.PerSecond);
            return;
        }

        var (exponent, divisor) = nanoseconds % 1_000_000 == 0 ? (-3, 1_000_000L) : nanoseconds % 1_000 == 0 ? (-6, 1_000L) : (-9, 1L);
        WriteHead(CborMajor.Tag, 4);
        WriteHead(CborMajor.Array, 2);
        WriteInteger(exponent);
        WriteInteger(nanoseconds / divisor);
    }

    public void WriteBoolean(bool value) => Take(1).Fill(value ? (byte)0xF5 : (byte)0xF4);

    public void WriteText(ReadOnlySpan<byte> text) => WriteString(CborMajor.Text, text);

    public void WriteBytes(ReadOnlySpan<byte> bytes) => WriteString(CborMajor.Bytes, bytes);

    private void WriteString(CborMajor major, ReadOnlySpan<byte> content)
    {
        WriteHead(major, (ulong)content.Length);
        var room = Take(content.Length);
        if (room.Length == content.Length)
        {
            content.CopyTo(room);
        }
    }

    private void WriteUInt32(byte first, uint value)
    {
        if (Take(5) is { Length: 5 } five)
        {
            five[0] = first;
            BinaryPrimitives.WriteUInt32BigEndian(five[1..], value);
        }
    }

    private void WriteUInt64(byte first, ulong value)
    {
        if (Take(9) is { Length: 9 } nine)
        {
            nine[0] = first;
            BinaryPrimitives.WriteUInt64BigEndian(nine[1..], value);
        }
    }

    /// <summary>Room for so many bytes; empty when there is not enough.</summary>
    private Span<byte> Take(int count)
    {
        if (HasOverflowed || buffer.Length - Length < count)
        {
            HasOverflowed = true;
            return [];
        }

        var room = buffer.Slice(Length, count);
        Length += count;
        return room;
    }
}
