namespace AgeingMonitor.Edge.Sensors.Ble.DBus;

/// <summary>One message; what its kind does not have is null.</summary>
internal sealed record DBusMessage
{
    /// <summary>Flag: nobody waits for an answer.</summary>
    public const byte NoReply = 0x01;

    public required DBusMessageKind Kind { get; init; }

    public byte Flags { get; init; }

    /// <summary>The sender's number for it, not 0.</summary>
    public uint Serial { get; init; } = 1;

    public ObjectPath? Path { get; init; }

    public string? Interface { get; init; }

    public string? Member { get; init; }

    /// <summary>Name of an error.</summary>
    public string? ErrorName { get; init; }

    /// <summary>Which call this answers.</summary>
    public uint? ReplySerial { get; init; }

    public string? Destination { get; init; }

    /// <summary>Set by the bus.</summary>
    public string? Sender { get; init; }

    /// <summary>Types of the body.</summary>
    public string Signature { get; init; } = string.Empty;

    /// <summary>The values, one for each complete type of the signature.</summary>
    public IReadOnlyList<object> Body { get; init; } = [];
}
