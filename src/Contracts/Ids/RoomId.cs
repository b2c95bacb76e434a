using System.Diagnostics.CodeAnalysis;

namespace AgeingMonitor.Contracts.Ids;

/// <summary>A room of a home. Text form: <c>m-</c> and 13 base32 characters. It says nothing about a person or a place.</summary>
public readonly record struct RoomId
{
    private const char Prefix = 'm';
    private readonly string? value;

    private RoomId(string value) => this.value = value;

    /// <summary>The text form; empty for the default value, which is no id.</summary>
    public string Value => value ?? string.Empty;

    /// <summary>Reads the text form.</summary>
    /// <exception cref="FormatException">The text has another form.</exception>
    public static RoomId Parse(string text) => new(OpaqueId.Require(text, Prefix));

    /// <summary>Reads the text form; false, and the default value, when it has another form.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out RoomId id)
    {
        var valid = OpaqueId.IsValid(text, Prefix);
        id = valid ? new RoomId(text!) : default;
        return valid;
    }

    /// <summary>A new random id, from the operating system's random source.</summary>
    public static RoomId New() => new(OpaqueId.New(Prefix));

    /// <summary>The id that always belongs to this name (SHA-256): for recordings and simulated homes, whose ids must repeat.</summary>
    public static RoomId Derive(string name) => new(OpaqueId.Derive(Prefix, name));

    /// <inheritdoc/>
    public override string ToString() => Value;
}
