using System.Diagnostics.CodeAnalysis;

namespace AgeingMonitor.Contracts.Ids;

/// <summary>A resident: the person living in a home. Text form: <c>r-</c> and 13 base32 characters. It says nothing about a person or a place.</summary>
public readonly record struct ResidentId
{
    private const char Prefix = 'r';
    private readonly string? value;

    private ResidentId(string value) => this.value = value;

    /// <summary>The text form; empty for the default value, which is no id.</summary>
    public string Value => value ?? string.Empty;

    /// <summary>Reads the text form.</summary>
    /// <exception cref="FormatException">The text has another form.</exception>
    public static ResidentId Parse(string text) => new(OpaqueId.Require(text, Prefix));

    /// <summary>Reads the text form; false, and the default value, when it has another form.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ResidentId id)
    {
        var valid = OpaqueId.IsValid(text, Prefix);
        id = valid ? new ResidentId(text!) : default;
        return valid;
    }

    /// <summary>A new random id, from the operating system's random source.</summary>
    public static ResidentId New() => new(OpaqueId.New(Prefix));

    /// <summary>The id that always belongs to this name (SHA-256): for recordings and simulated homes, whose ids must repeat.</summary>
    public static ResidentId Derive(string name) => new(OpaqueId.Derive(Prefix, name));

    /// <inheritdoc/>
    public override string ToString() => Value;
}
