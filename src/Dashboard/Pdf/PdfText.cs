using System.Text;

namespace AgeingMonitor.Dashboard.Pdf;

/// <summary>Words as a PDF holds them: one byte a character (WinAnsi, ISO 32000-1 annex D.2); what it does not have becomes a question mark.</summary>
internal static class PdfText
{
    /// <summary>Signs of both our languages that WinAnsi has elsewhere than Latin-1.</summary>
    private static readonly Dictionary<char, char> Elsewhere = new()
    {
        ['€'] = '\u0080', ['‚'] = '\u0082', ['ƒ'] = '\u0083', ['„'] = '\u0084', ['…'] = '\u0085', ['†'] = '\u0086', ['‡'] = '\u0087', ['ˆ'] = '\u0088', ['‰'] = '\u0089', ['Š'] = '\u008a', ['‹'] = '\u008b', ['Œ'] = '\u008c', ['Ž'] = '\u008e',
        ['‘'] = '\u0091', ['’'] = '\u0092', ['“'] = '\u0093', ['”'] = '\u0094', ['•'] = '\u0095', ['–'] = '\u0096', ['—'] = '\u0097', ['˜'] = '\u0098', ['™'] = '\u0099', ['š'] = '\u009a', ['›'] = '\u009b', ['œ'] = '\u009c', ['ž'] = '\u009e', ['Ÿ'] = '\u009f',
        ['\u202f'] = '\u00a0',
    };

    /// <summary>Widths of Helvetica from the space to the tilde, in thousandths of its size (Adobe's font metrics). Accented letters are as wide as plain ones; other signs are taken for 556.</summary>
    private static readonly short[] Widths =
    [
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
        1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
        333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
    ];

    /// <summary>The text between the brackets of a string of a PDF, one character a byte.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var character in text)
        {
            escaped.Append(character switch
            {
                '(' or ')' or '\\' => $"\\{character}",
                >= ' ' and <= '~' or >= '\u00a0' and <= 'ÿ' => character.ToString(),
                _ => Elsewhere.TryGetValue(character, out var there) ? there.ToString() : "?",
            });
        }

        return escaped.ToString();
    }

    /// <summary>How wide a text is in Helvetica of a size, in points.</summary>
    public static double Width(string text, double size) => Whole(text).Normalize(NormalizationForm.FormD).Where(character => !char.IsBetween(character, '\u0300', '\u036f')).Sum(character => character is >= ' ' and <= '~' ? Widths[character - ' '] : 556) * size / 1000;

    /// <summary>A text in lines that are no wider than that; a word that is wider is cut.</summary>
    public static IReadOnlyList<string> Wrap(string text, double size, double width)
    {
        var lines = new List<string>();
        foreach (var paragraph in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var line = string.Empty;
            foreach (var word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var rest = word;
                if (line.Length > 0 && Width($"{line} {rest}", size) > width)
                {
                    lines.Add(line);
                    line = string.Empty;
                }

                while (line.Length == 0 && rest.Length > 1 && Width(rest, size) > width)
                {
                    var fits = Math.Max(1, Enumerable.Range(1, rest.Length).Last(length => length == 1 || Width(rest[..length], size) <= width));
                    lines.Add(rest[..fits]);
                    rest = rest[fits..];
                }

                line = line.Length == 0 ? rest : $"{line} {rest}";
            }

            lines.Add(line);
        }

        return lines;
    }

    /// <summary>Half a pair of a sign beyond our letters is one unknown sign.</summary>
    private static string Whole(string text) => text.Any(char.IsSurrogate) ? string.Concat(text.Select(character => char.IsSurrogate(character) ? '?' : character)) : text;
}
