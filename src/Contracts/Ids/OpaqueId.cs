using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace AgeingMonitor.Contracts.Ids;

/// <summary>The one text form of every opaque id: a prefix letter, a hyphen and 13 characters of lower-case base32 (RFC 4648 alphabet), 65 bits.</summary>
internal static class OpaqueId
{
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";
    private const int Characters = 13;

    public static bool IsValid([NotNullWhen(true)] string? text, char prefix)
    {
        if (text is null || text.Length != Characters + 2 || text[0] != prefix || text[1] != '-')
        {
            return false;
        }

        foreach (var character in text.AsSpan(2))
        {
            if (!Alphabet.Contains(character))
            {
                return false;
            }
        }

        return true;
    }

    public static string Require(string? text, char prefix) => IsValid(text, prefix)
        ? text
        : throw new FormatException($"'{text}' is not an id of the form '{prefix}-' followed by {Characters} base32 characters.");

    public static string New(char prefix)
    {
        Span<byte> random = stackalloc byte[Characters];
        RandomNumberGenerator.Fill(random);
        return Format(prefix, random);
    }

    public static string Derive(char prefix, string name)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(name), hash);
        return Format(prefix, hash[..Characters]);
    }

    private static string Format(char prefix, ReadOnlySpan<byte> bytes)
    {
        Span<char> text = stackalloc char[Characters + 2];
        text[0] = prefix;
        text[1] = '-';
        for (var i = 0; i < Characters; i++)
        {
            text[i + 2] = Alphabet[bytes[i] & 31];
        }

        return new string(text);
    }
}
