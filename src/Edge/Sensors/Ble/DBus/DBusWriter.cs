using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace AgeingMonitor.Edge.Sensors.Ble.DBus;

/// <summary>Marshals values, little-endian. Their .NET forms are those of <see cref="DBusReader"/>. One caller at a time.</summary>
internal sealed class DBusWriter
{
    private readonly List<byte> bytes = [];

    /// <summary>How many bytes there are.</summary>
    public int Length => bytes.Count;

    /// <summary>The bytes so far.</summary>
    public byte[] ToArray() => bytes.ToArray();

    /// <summary>Fills up with zeros to a multiple.</summary>
    public DBusWriter Align(int multiple)
    {
        while (bytes.Count % multiple != 0)
        {
            bytes.Add(0);
        }

        return this;
    }

    /// <summary>Appends one value.</summary>
    /// <param name="type">One complete type.</param>
    /// <param name="value">In the form that goes with it.</param>
    /// <exception cref="DBusFormatException">The value is not of that type, or cannot be said.</exception>
    public DBusWriter Write(string type, object value)
    {
        Align(TypeSignature.Alignment(type[0]));
        switch (type[0], value)
        {
            case ('y', byte number): bytes.Add(number); break;
            case ('b', bool flag): UInt32(flag ? 1u : 0u); break;
            case ('n', short number): UInt16((ushort)number); break;
            case ('q', ushort number): UInt16(number); break;
            case ('i', int number): UInt32((uint)number); break;
            case ('u', uint number): UInt32(number); break;
            case ('x', long number): UInt64((ulong)number); break;
            case ('t', ulong number): UInt64(number); break;
            case ('d', double number): UInt64(BitConverter.DoubleToUInt64Bits(number)); break;
            case ('s', string text): Text(text); break;
            case ('o', ObjectPath path) when ObjectPath.IsValid(path.Text): Text(path.Text); break;
            case ('g', TypeSignature signature): Signature(signature); break;
            case ('v', Variant variant): WriteVariant(variant); break;
            case ('(', object[] members): WriteStructure(type, members); break;
            case ('a', byte[] octets) when type == "ay": UInt32((uint)octets.Length); bytes.AddRange(octets); break;
            case ('a', object[] items) when type[1] != '{' && type != "ay": WriteArray(type[1..], items.Length, items, (inner, item) => Write(inner, item)); break;
            case ('a', Dictionary<object, object> entries) when type[1] == '{': WriteArray(type[1..], entries.Count, entries, WriteEntry); break;
            default: throw new DBusFormatException(string.Create(CultureInfo.InvariantCulture, $"{value} ({value.GetType().Name}) cannot be written as '{type}'."));
        }

        return this;
    }

    private void WriteStructure(string type, object[] members)
    {
        var types = new TypeSignature(type[1..^1]).Split();
        if (types.Count != members.Length)
        {
            throw new DBusFormatException($"{members.Length} members are not '{type}'.");
        }

        for (var i = 0; i < types.Count; i++)
        {
            Write(types[i], members[i]);
        }
    }

    private void WriteEntry(string type, KeyValuePair<object, object> entry)
    {
        Align(8);
        Write(type[1..2], entry.Key);
        Write(type[2..^1], entry.Value);
    }

    private void WriteArray<T>(string element, int count, IEnumerable<T> items, Action<string, T> write)
    {
        var start = bytes.Count;
        UInt32(0);

        // The gap before the first element stands there for an empty array too, and does not count.
        Align(TypeSignature.Alignment(element[0]));
        var first = bytes.Count;
        if (count > 0)
        {
            foreach (var item in items)
            {
                write(element, item);
            }
        }

        BinaryPrimitives.WriteInt32LittleEndian(CollectionsMarshal.AsSpan(bytes)[start..], bytes.Count - first);
    }

    private void WriteVariant(Variant variant)
    {
        if (new TypeSignature(variant.Signature).Split().Count != 1)
        {
            throw new DBusFormatException($"A variant holds one value, not '{variant.Signature}'.");
        }

        Signature(new TypeSignature(variant.Signature));
        Write(variant.Signature, variant.Value);
    }

    private void Text(string text)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            throw new DBusFormatException("A text with a zero in it cannot be said.");
        }

        var encoded = DBusReader.Unicode.GetBytes(text);
        UInt32((uint)encoded.Length);
        bytes.AddRange(encoded);
        bytes.Add(0);
    }

    private void Signature(TypeSignature signature)
    {
        signature.Split();
        bytes.Add((byte)signature.Text.Length);
        bytes.AddRange(Encoding.ASCII.GetBytes(signature.Text));
        bytes.Add(0);
    }

    private void UInt16(ushort number)
    {
        Span<byte> two = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(two, number);
        bytes.AddRange(two);
    }

    private void UInt32(uint number)
    {
        Span<byte> four = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(four, number);
        bytes.AddRange(four);
    }

    private void UInt64(ulong number)
    {
        Span<byte> eight = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(eight, number);
        bytes.AddRange(eight);
    }
}
