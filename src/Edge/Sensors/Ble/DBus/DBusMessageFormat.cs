using System.Buffers.Binary;

namespace AgeingMonitor.Edge.Sensors.Ble.DBus;

/// <summary>The bytes of a message (D-Bus specification, message format).</summary>
internal static class DBusMessageFormat
{
    /// <summary>So many bytes tell how long the whole is.</summary>
    public const int HeadLength = 16;

    /// <summary>Longer ones are not for us: the whole tree of a busy BlueZ takes some hundred kilobytes.</summary>
    public const int MaxLength = 16 * 1024 * 1024;

    private const byte LittleEndian = (byte)'l';
    private const byte BigEndian = (byte)'B';
    private const byte Version = 1;

    /// <summary>Writes a message.</summary>
    /// <exception cref="DBusFormatException">It cannot be said.</exception>
    public static byte[] Write(DBusMessage message)
    {
        var body = new DBusWriter();
        var types = new TypeSignature(message.Signature).Split();
        if (types.Count != message.Body.Count)
        {
            throw new DBusFormatException($"{message.Body.Count} values are not '{message.Signature}'.");
        }

        for (var i = 0; i < types.Count; i++)
        {
            body.Write(types[i], message.Body[i]);
        }

        var head = new DBusWriter();
        head.Write("y", LittleEndian).Write("y", (byte)message.Kind).Write("y", message.Flags).Write("y", Version).Write("u", (uint)body.Length).Write("u", message.Serial);
        head.Write("a(yv)", Fields(message)).Align(8);
        return [.. head.ToArray(), .. body.ToArray()];
    }

    /// <summary>How long a message is, head and all, by its first bytes.</summary>
    /// <exception cref="DBusFormatException">They do not begin a message.</exception>
    public static int LengthOf(ReadOnlySpan<byte> head)
    {
        if (head[0] is not (LittleEndian or BigEndian) || head[1] == (byte)DBusMessageKind.Invalid || head[3] != Version)
        {
            throw new DBusFormatException($"{Convert.ToHexString(head)} does not begin a message.");
        }

        var isBigEndian = head[0] == BigEndian;
        var body = isBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(head[4..]) : BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
        var fields = isBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(head[12..]) : BinaryPrimitives.ReadUInt32LittleEndian(head[12..]);
        var length = ((HeadLength + (long)fields + 7) / 8 * 8) + body;
        return length <= MaxLength ? (int)length : throw new DBusFormatException($"A message of {length} bytes is too long.");
    }

    /// <summary>Reads a whole message.</summary>
    /// <exception cref="DBusFormatException">It is malformed.</exception>
    public static DBusMessage Read(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length < HeadLength || LengthOf(bytes.Span[..HeadLength]) != bytes.Length)
        {
            throw new DBusFormatException("A message is not as long as it says.");
        }

        var isBigEndian = bytes.Span[0] == BigEndian;
        var head = new DBusReader(bytes, isBigEndian);
        var fixedPart = (object[])head.Read("(yyyyuu)");
        var message = new DBusMessage { Kind = (DBusMessageKind)(byte)fixedPart[1], Flags = (byte)fixedPart[2], Serial = (uint)fixedPart[5] };
        foreach (object[] field in (object[])head.Read("a(yv)"))
        {
            message = Take(message, (byte)field[0], ((Variant)field[1]).Value);
        }

        head.Align(8);
        Complete(message);
        var body = new DBusReader(bytes[head.Position..], isBigEndian);
        message = message with { Body = [.. new TypeSignature(message.Signature).Split().Select(body.Read)] };
        return body.IsAtEnd ? message : throw new DBusFormatException("A body is longer than its signature.");
    }

    private static object[] Fields(DBusMessage message)
    {
        var fields = new List<object>();
        Add(1, "o", message.Path);
        Add(2, "s", message.Interface);
        Add(3, "s", message.Member);
        Add(4, "s", message.ErrorName);
        Add(5, "u", message.ReplySerial);
        Add(6, "s", message.Destination);
        Add(7, "s", message.Sender);
        Add(8, "g", message.Signature.Length > 0 ? new TypeSignature(message.Signature) : null);
        return [.. fields];

        void Add(byte code, string type, object? value)
        {
            if (value is not null)
            {
                fields.Add(new object[] { code, new Variant(type, value) });
            }
        }
    }

    private static DBusMessage Take(DBusMessage message, byte code, object value) => (code, value) switch
    {
        (1, ObjectPath path) => message with { Path = path },
        (2, string text) => message with { Interface = text },
        (3, string text) => message with { Member = text },
        (4, string text) => message with { ErrorName = text },
        (5, uint number) => message with { ReplySerial = number },
        (6, string text) => message with { Destination = text },
        (7, string text) => message with { Sender = text },
        (8, TypeSignature signature) => message with { Signature = signature.Text },
        ( >= 1 and <= 8, _) => throw new DBusFormatException($"Field {code} of a message is of the wrong type."),
        _ => message,
    };

    private static void Complete(DBusMessage message)
    {
        var isComplete = message.Kind switch
        {
            DBusMessageKind.Call => message is { Path: not null, Member: not null },
            DBusMessageKind.Return => message.ReplySerial is not null,
            DBusMessageKind.Error => message is { ReplySerial: not null, ErrorName: not null },
            DBusMessageKind.Signal => message is { Path: not null, Interface: not null, Member: not null },
            _ => true,
        };
        if (!isComplete || message.Serial == 0)
        {
            throw new DBusFormatException($"A message ({message.Kind}) lacks what it must have.");
        }
    }
}
