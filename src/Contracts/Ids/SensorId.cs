using System.Diagnostics.CodeAnalysis;

namespace AgeingMonitor.Contracts.Ids;

/// <summary>A sensor's name within its kit, such as <c>hall</c> or <c>wrist</c>: 1 to 32 characters, lower-case letters, digits and inner hyphens. Unique within a kit only.</summary>
public readonly record struct SensorId
{
    /// <summary>Longest name, in characters.</summary>
    public const int MaxLength = 32;

    private readonly string? value;

    private SensorId(string value) => this.value = value;

    /// <summary>The name; empty for the default value, which is no sensor.</summary>
    public string Value => value ?? string.Empty;

    /// <summary>Reads a name.</summary>
    /// <exception cref="FormatException">The text is not a sensor name.</exception>
    public static SensorId Parse(string text) => TryParse(text, out var id)
        ? id
        : throw new FormatException($"'{text}' is not a sensor name: 1 to {MaxLength} lower-case letters, digits and inner hyphens.");

    /// <summary>Reads a name; false, and the default value, when it is not one.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out SensorId id)
    {
        id = default;
        if (string.IsNullOrEmpty(text) || text.Length > MaxLength || text[0] == '-' || text[^1] == '-')
        {
            return false;
        }

        foreach (var character in text)
        {
            if (!char.IsAsciiLetterLower(character) && !char.IsAsciiDigit(character) && character != '-')
            {
                return false;
            }
        }

        id = new SensorId(text);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
