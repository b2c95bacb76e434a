using System.Diagnostics.CodeAnalysis;

namespace AgeingMonitor.Contracts.Ids;

/// <summary>A command to a kit, by which its answer is known. Text form: <c>c-</c> and 13 base32 characters.</summary>
public readonly record struct CommandId
{
    private const char Prefix = 'c';
    private readonly string? value;

    private CommandId(string value) => this.value = value;

    /// <summary>The text form; empty for the default value, which is no id.</summary>
    public string Value => value ?? string.Empty;

    /// <summary>Reads the text form.</summary>
    /// <exception cref="FormatException">The text has another form.</exception>
    public static CommandId Parse(string text) => new(OpaqueId.Require(text, Prefix));

    /// <summary>Reads the text form; false, and the default value, when it has another form.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out CommandId id)
    {
        var valid = OpaqueId.IsValid(text, Prefix);
        id = valid ? new CommandId(text!) : default;
        return valid;
    }

    /// <summary>A new random id, from the operating system's random source.</summary>
    public static CommandId New() => new(OpaqueId.New(Prefix));

    /// <summary>The id that always belongs to this name (SHA-256): for tests and documents, whose ids must repeat.</summary>
    public static CommandId Derive(string name) => new(OpaqueId.Derive(Prefix, name));

    /// <inheritdoc/>
    public override string ToString() => Value;
}
