using System.Text;

namespace AgeingMonitor.Care;

/// <summary>Makes any text one that both engines store: PostgreSQL takes neither U+0000 nor half a surrogate pair.</summary>
internal static class StorableText
{
    /// <summary>The text without control characters but line ends and tabs (each becomes U+FFFD, as does half a pair), cut to a number of UTF-16 units.</summary>
    public static string Of(string text, int longest)
    {
        var result = new StringBuilder(Math.Min(text.Length, longest));
        foreach (var rune in text.EnumerateRunes())
        {
            var stored = Rune.IsControl(rune) && rune.Value is not ('\n' or '\r' or '\t') ? Rune.ReplacementChar : rune;
            if (result.Length + stored.Utf16SequenceLength > longest)
            {
                break;
            }

            result.Append(stored.ToString());
        }

        return result.ToString();
    }
}
