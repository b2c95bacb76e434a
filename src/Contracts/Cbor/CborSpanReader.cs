using System.Buffers.Binary;
using System.Text.Unicode;
using AgeingMonitor.Contracts.SenMl;

namespace AgeingMonitor.Contracts.Cbor;

/// <summary>
/// Reads CBOR (RFC 8949) forward over a span: what SenML and acknowledgements need, without allocation and without exceptions. Every method returns false when the bytes at the
/// position are not what was asked for; the position is then of no use.
/// </summary>
internal ref partial struct CborSpanReader(ReadOnlySpan<byte> data)
{
    private const int Indefinite = 31;
    private const byte Break = 0xFF;
    private const ulong DecimalFraction = 4;
    private const ulong SelfDescribed = 55799;

    private readonly ReadOnlySpan<byte> data = data;

    public int Position { get; private set; }

    public readonly bool IsAtEnd => Position >= data.Length;

    /// <summary>Passes the tag that marks a file or message as CBOR (RFC 8949 section 3.4.6), if it is there.</summary>
    public void PassSelfDescription()
    {
        var start = Position;
        if (!TryReadHead(out var major, out _, out var tag) || major != CborMajor.Tag || tag != SelfDescribed)
        {
            Position = start;
        }
    }

    /// <summary>Reads the start of an array; the count is -1 for one of indefinite length.</summary>
    public bool TryReadArray(out int count) => TryReadContainer(CborMajor.Array, 1, out count);

    /// <summary>Reads the start of a map; the count of pairs is -1 for one of indefinite length.</summary>
    public bool TryReadMap(out int count) => TryReadContainer(CborMajor.Map, 2, out count);

    /// <summary>Passes the end of an array or map of indefinite length, if it is here.</summary>
    public bool TryReadBreak()
    {
        if (IsAtEnd || data[Position] != Break)
        {
            return false;
        }

        Position++;
        return true;
    }

    /// <summary>The major type of the next item; false at the end.</summary>
    public readonly bool TryPeek(out CborMajor major)
    {
        major = IsAtEnd ? default : (CborMajor)(data[Position] >> 5);
        return !IsAtEnd;
    }

    public bool TryReadInteger(out long value)
    {
        value = 0;
        if (!TryReadHead(out var major, out _, out var argument) || major > CborMajor.Negative || argument > long.MaxValue)
        {
            return false;
        }

        value = major == CborMajor.Negative ? ~(long)argument : (long)argument;
        return true;
    }

    /// <summary>Reads an integer, a float of any width or a decimal fraction. It may be infinite or no number.</summary>
    public bool TryReadNumber(out double value)
    {
        value = 0;
        if (!TryReadHead(out var major, out var info, out var argument))
        {
            return false;
        }

        switch (major)
        {
            case CborMajor.Unsigned:
                value = argument;
                return true;
            case CborMajor.Negative:
                value = argument <= long.MaxValue ? ~(long)argument : -1.0 - argument;
                return true;
            case CborMajor.Simple:
                return CborNumbers.TryToDouble(info, argument, out value);
            case CborMajor.Tag when argument == DecimalFraction && TryReadDecimal(out var mantissa, out var exponent):
                value = CborNumbers.ToDouble(mantissa, exponent);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Reads a number as a time in seconds; false also when it is out of range.</summary>
    public bool TryReadSeconds(out long nanoseconds)
    {
        nanoseconds = 0;
        if (!TryReadHead(out var major, out var info, out var argument))
        {
            return false;
        }

        return major switch
        {
            CborMajor.Unsigned => argument <= long.MaxValue && SenMlSeconds.TryFromInteger((long)argument, out nanoseconds),
            CborMajor.Negative => argument <= long.MaxValue && SenMlSeconds.TryFromInteger(~(long)argument, out nanoseconds),
            CborMajor.Simple => CborNumbers.TryToDouble(info, argument, out var number) && SenMlSeconds.TryFromDouble(number, out nanoseconds),
            CborMajor.Tag => argument == DecimalFraction && TryReadDecimal(out var mantissa, out var exponent)
                && SenMlSeconds.TryFromDecimal(mantissa, exponent, out nanoseconds),
            _ => false,
        };
    }

    public bool TryReadBoolean(out bool value)
    {
        value = false;
        if (IsAtEnd || data[Position] is not (0xF4 or 0xF5))
        {
            return false;
        }

        value = data[Position++] == 0xF5;
        return true;
    }

    /// <summary>Reads a text of definite length, valid UTF-8; the span lies in the payload.</summary>
    public bool TryReadText(out ReadOnlySpan<byte> text) => TryReadString(CborMajor.Text, out text) && Utf8.IsValid(text);

    /// <summary>Reads bytes of definite length; the span lies in the payload.</summary>
    public bool TryReadBytes(out ReadOnlySpan<byte> bytes) => TryReadString(CborMajor.Bytes, out bytes);

    private bool TryReadContainer(CborMajor wanted, int itemsPerEntry, out int count)
    {
        count = 0;
        if (!TryReadHead(out var major, out var info, out var argument) || major != wanted)
        {
            return false;
        }

        if (info == Indefinite)
        {
            count = -1;
            return true;
        }

        // Each item takes a byte at least: a count beyond that is a lie, found before anybody reserves room for it.
        if (argument > (ulong)(data.Length - Position) / (ulong)itemsPerEntry)
        {
            return false;
        }

        count = (int)argument;
        return true;
    }

    private bool TryReadString(CborMajor wanted, out ReadOnlySpan<byte> bytes)
    {
        bytes = default;
        if (!TryReadHead(out var major, out var info, out var length) || major != wanted || info == Indefinite)
        {
            return false;
        }

        var start = Position;
        if (!TryAdvance(length))
        {
            return false;
        }

        bytes = data[start..Position];
        return true;
    }

    private bool TryAdvance(ulong length)
    {
        if (length > (ulong)(data.Length - Position))
        {
            return false;
        }

        Position += (int)length;
        return true;
    }

    private bool TryReadDecimal(out long mantissa, out int exponent)
    {
        mantissa = 0;
        exponent = 0;
        if (!TryReadArray(out var count) || count is not (2 or -1) || !TryReadInteger(out var power) || !TryReadInteger(out mantissa)
            || power is < -1000 or > 1000 || (count == -1 && !TryReadBreak()))
        {
            return false;
        }

        exponent = (int)power;
        return true;
    }

    private bool TryReadHead(out CborMajor major, out int info, out ulong argument)
    {
        major = default;
        info = 0;
        argument = 0;
        if (IsAtEnd)
        {
            return false;
        }

        var first = data[Position++];
        major = (CborMajor)(first >> 5);
        info = first & 0x1F;
        if (info < 24)
        {
            argument = (ulong)info;
            return true;
        }

        var rest = data[Position..];
        switch (info)
        {
            case 24 when rest.Length >= 1:
                argument = rest[0];
                Position += 1;
                return true;
            case 25 when rest.Length >= 2:
                argument = BinaryPrimitives.ReadUInt16BigEndian(rest);
                Position += 2;
                return true;
            case 26 when rest.Length >= 4:
                argument = BinaryPrimitives.ReadUInt32BigEndian(rest);
                Position += 4;
                return true;
            case 27 when rest.Length >= 8:
                argument = BinaryPrimitives.ReadUInt64BigEndian(rest);
                Position += 8;
                return true;
            case Indefinite:
                return major is CborMajor.Bytes or CborMajor.Text or CborMajor.Array or CborMajor.Map;
            default:
                return false;
        }
    }
}
