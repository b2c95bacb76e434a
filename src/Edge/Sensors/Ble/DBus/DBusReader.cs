using System.Buffers.Binary;
using System.Text;

namespace AgeingMonitor.Edge.Sensors.Ble.DBus;

/// <summary>
/// Takes values out of marshalled bytes. Forms: y <see cref="byte"/>, b <see cref="bool"/>, n/q/i/u/x/t the whole numbers of 16, 32 and 64 bits, d <see cref="double"/>, s <see cref="string"/>,
/// o <see cref="ObjectPath"/>, g <see cref="TypeSignature"/>, v <see cref="Variant"/>, ay <see cref="byte"/>[], other arrays and structures <see cref="object"/>[], a{..} <see cref="Dictionary{TKey, TValue}"/> of objects.
/// Whatever does not keep to the specification is a <see cref="DBusFormatException"/>. One caller at a time.
/// </summary>
/// <param name="bytes">Begins at a multiple of 8 of its message.</param>
/// <param name="isBigEndian">Order of the bytes of a number.</param>
internal sealed class DBusReader(ReadOnlyMemory<byte> bytes, bool isBigEndian)
{
    /// <summary>UTF-8 that refuses what is no text.</summary>
    public static readonly UTF8Encoding Unicode = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Deepest nesting of all, variants included.</summary>
    private const int MaxDepth = 64;

    private int depth;

    /// <summary>Where the next value begins, before its alignment.</summary>
    public int Position { get; private set; }

    /// <summary>Whether everything has been taken.</summary>
    public bool IsAtEnd => Position == bytes.Length;

    /// <summary>Passes over the gap before a multiple, which must be of zeros.</summary>
    public void Align(int multiple)
    {
        while (Position % multiple != 0)
        {
            if (Take(1)[0] != 0)
            {
                throw new DBusFormatException($"The gap at byte {Position - 1} is not empty.");
            }
        }
    }

    /// <summary>Takes one value of a complete type.</summary>
    public object Read(string type)
    {
        Align(TypeSignature.Alignment(type[0]));
        return type[0] switch
        {
            'y' => Take(1)[0],
            'b' => UInt32() switch { 0 => false, 1 => true, var other => throw new DBusFormatException($"{other} is neither true nor false.") },
            'n' => (short)UInt16(),
            'q' => UInt16(),
            'i' => (int)UInt32(),
            'u' => UInt32(),
            'x' => (long)UInt64(),
            't' => UInt64(),
            'd' => BitConverter.UInt64BitsToDouble(UInt64()),
            's' => Text(),
            'o' => Text() is var path && ObjectPath.IsValid(path) ? new ObjectPath(path) : throw new DBusFormatException("There is an object path that is none."),
            'g' => Signature(),
            'v' => Deeper(ReadVariant),
            '(' => Deeper(() => ReadStructure(type)),
            'a' => Deeper(() => ReadArray(type)),
            _ => throw new DBusFormatException($"'{type}' is no type."),
        };
    }

    private Variant ReadVariant()
    {
        var signature = Signature();
        return signature.Split() is [var only] ? new Variant(only, Read(only)) : throw new DBusFormatException($"A variant holds one value, not '{signature.Text}'.");
    }

    private object[] ReadStructure(string type) => [.. new TypeSignature(type[1..^1]).Split().Select(Read)];

    private object ReadArray(string type)
    {
        var element = type[1..];
        var length = UInt32();
        Align(TypeSignature.Alignment(element[0]));
        if (length > bytes.Length - Position)
        {
            throw new DBusFormatException($"An array of {length} bytes ends beyond its message.");
        }

        if (element == "y")
        {
            return Take(length).ToArray();
        }

        var end = Position + (int)length;
        var items = new List<object>();
        var entries = new Dictionary<object, object>();
        while (Position < end)
        {
            if (element[0] == '{')
            {
                Align(8);
                var key = Read(element[1..2]);
                entries[key] = Read(element[2..^1]);
            }
            else
            {
                items.Add(Read(element));
            }
        }

        return Position != end ? throw new DBusFormatException("An array ends in the middle of an element.") : element[0] == '{' ? entries : items.ToArray();
    }

    private T Deeper<T>(Func<T> read)
    {
        if (++depth > MaxDepth)
        {
            throw new DBusFormatException("Values are nested too deeply.");
        }

        var value = read();
        depth--;
        return value;
    }

    private string Text()
    {
        var text = Take(UInt32());
        Terminated(text);
        try
        {
            return Unicode.GetString(text);
        }
        catch (DecoderFallbackException)
        {
            throw new DBusFormatException("There is a text that is not UTF-8.");
        }
    }

    private TypeSignature Signature()
    {
        var text = Take(Take(1)[0]);
        Terminated(text);
        var signature = new TypeSignature(Encoding.ASCII.GetString(text));
        signature.Split();
        return signature;
    }

    private void Terminated(ReadOnlySpan<byte> text)
    {
        if (Take(1)[0] != 0 || text.Contains((byte)0))
        {
            throw new DBusFormatException("There is a text without its end, or with a zero in it.");
        }
    }

    private ushort UInt16() => Take(2) is var two && isBigEndian ? BinaryPrimitives.ReadUInt16BigEndian(two) : BinaryPrimitives.ReadUInt16LittleEndian(two);

    private uint UInt32() => Take(4) is var four && isBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(four) : BinaryPrimitives.ReadUInt32LittleEndian(four);

    private ulong UInt64() => Take(8) is var eight && isBigEndian ? BinaryPrimitives.ReadUInt64BigEndian(eight) : BinaryPrimitives.ReadUInt64LittleEndian(eight);

    private ReadOnlySpan<byte> Take(uint count)
    {
        if (count > bytes.Length - Position)
        {
            throw new DBusFormatException($"{count} bytes are wanted at {Position}, and only {bytes.Length - Position} are there.");
        }

        var taken = bytes.Span.Slice(Position, (int)count);
        Position += (int)count;
        return taken;
    }
}
