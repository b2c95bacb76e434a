using System.Globalization;
using System.Text;

namespace AgeingMonitor.Contracts.SenMl;

/// <summary>A record as text, for quarantine: whatever its form on the wire, in the manner of SenML JSON, cut to a readable length.</summary>
internal static class ResolvedText
{
    private const int LongestPart = 160;

    public static string Format(in ResolvedFields record)
    {
        var text = new StringBuilder("{\"n\":\"");
        Append(text, record.BaseName);
        Append(text, record.Name);
        text.Append('"');
        if (!record.Unit.IsEmpty)
        {
            text.Append(",\"u\":\"");
            Append(text, record.Unit);
            text.Append('"');
        }

        text.Append(CultureInfo.InvariantCulture, $",\"t\":{record.TimeMicroseconds / 1_000_000m}");
        if ((record.Kind & SenMlField.Value) != 0)
        {
            text.Append(CultureInfo.InvariantCulture, $",\"v\":{record.Number}");
        }

        if ((record.Kind & SenMlField.Boolean) != 0)
        {
            text.Append(record.Boolean ? ",\"vb\":true" : ",\"vb\":false");
        }

        if ((record.Kind & SenMlField.Text) != 0)
        {
            text.Append(",\"vs\":\"");
            Append(text, record.Text);
            text.Append('"');
        }

        if ((record.Kind & SenMlField.Data) != 0)
        {
            text.Append(CultureInfo.InvariantCulture, $",\"vd\":\"({record.Data.Length} bytes)\"");
        }

        if (record.HasSum)
        {
            text.Append(CultureInfo.InvariantCulture, $",\"s\":{record.Sum}");
        }

        return text.Append('}').ToString();
    }

    private static void Append(StringBuilder text, ReadOnlySpan<byte> utf8)
    {
        var cut = utf8.Length > LongestPart;
        foreach (var character in Encoding.UTF8.GetString(cut ? utf8[..LongestPart] : utf8))
        {
            text.Append(character is '"' or '\\' || char.IsControl(character) ? '?' : character);
        }

        text.Append(cut ? "…" : string.Empty);
    }
}
