using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace AgeingMonitor.Contracts.Enrolment;

/// <summary>The SHA-256 of the server's root certificate (DER): by it a kit knows the server before it knows anything else. Text form: <c>sha256:</c> and 64 hexadecimal digits.</summary>
public readonly record struct RootPin
{
    private const string Prefix = "sha256:";
    private readonly string? value;

    private RootPin(string value) => this.value = value;

    /// <summary>The text form; empty for the default value, which is no pin.</summary>
    public string Value => value ?? string.Empty;

    /// <summary>The pin of a root certificate.</summary>
    /// <param name="root">The certificate in DER.</param>
    public static RootPin Of(ReadOnlySpan<byte> root) => new(Prefix + Convert.ToHexStringLower(SHA256.HashData(root)));

    /// <summary>Reads the text form, in any case, with or without the prefix.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out RootPin pin)
    {
        var digits = text is null ? string.Empty : text.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? text[Prefix.Length..] : text;
        var isPin = digits.Length == 2 * SHA256.HashSizeInBytes && digits.All(char.IsAsciiHexDigit);
        pin = isPin ? new RootPin(Prefix + digits.ToLowerInvariant()) : default;
        return isPin;
    }

    /// <summary>Whether this is the pin of a root certificate.</summary>
    /// <param name="root">The certificate in DER.</param>
    public bool Matches(ReadOnlySpan<byte> root) => value is not null && Of(root).value == value;

    /// <inheritdoc/>
    public override string ToString() => Value;
}
