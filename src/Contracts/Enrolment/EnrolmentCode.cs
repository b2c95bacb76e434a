using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace AgeingMonitor.Contracts.Enrolment;

/// <summary>
/// A one-time code that lets one kit in: 8 characters that are not mistaken for each other (no 0, O, 1, I), 40 random bits. It is shown as <c>XXXX-XXXX</c> and read in any case,
/// with or without hyphens and spaces. 40 bits are enough because a window shuts after five wrong codes.
/// </summary>
public static class EnrolmentCode
{
    /// <summary>Digits and capital letters.</summary>
    public const string Alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    /// <summary>Characters of a code, the hyphen not counted.</summary>
    public const int Length = 8;

    /// <summary>A new code from the operating system's random source, as it is shown.</summary>
    public static string New() => Show(RandomNumberGenerator.GetString(Alphabet, Length));

    /// <summary>Reads what a person typed or a label holds; the code as it is shown.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out string? code)
    {
        code = null;
        if (text is null || text.Length > 4 * Length)
        {
            return false;
        }

        Span<char> read = stackalloc char[Length];
        var count = 0;
        foreach (var character in text)
        {
            if (character is '-' or ' ')
            {
                continue;
            }

            var upper = char.ToUpperInvariant(character);
            if (count == Length || !Alphabet.Contains(upper))
            {
                return false;
            }

            read[count++] = upper;
        }

        if (count != Length)
        {
            return false;
        }

        code = Show(new string(read));
        return true;
    }

    private static string Show(string characters) => $"{characters[..(Length / 2)]}-{characters[(Length / 2)..]}";
}
