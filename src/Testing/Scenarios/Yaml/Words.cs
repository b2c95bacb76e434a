namespace AgeingMonitor.Testing.Scenarios.Yaml;

/// <summary>Words for messages: what was written, what is known, what may have been meant.</summary>
internal static class Words
{
    private const int MostShown = 40;

    /// <summary>A text from a file as a message may show it: short, on one line, without control characters that a terminal would obey.</summary>
    public static string Shown(string text, int most = MostShown)
    {
        var end = text.Length > most ? most - 1 : text.Length;
        end = end > 0 && end < text.Length && char.IsHighSurrogate(text[end - 1]) ? end - 1 : end;
        var clean = string.Create(end, text, (span, all) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = char.IsControl(all[i]) || char.GetUnicodeCategory(all[i]) is System.Globalization.UnicodeCategory.Format ? '·' : all[i];
            }
        });
        return end < text.Length ? clean + "…" : clean;
    }

    /// <summary>Names in quotation marks with commas between.</summary>
    public static string List(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"'{name}'"));

    /// <summary>The sentence for a word that is not known: with what was probably meant, or else with all that is known.</summary>
    public static string Unknown(string what, string word, IReadOnlyCollection<string> known) => Nearest(word, known) is { } near
        ? $"there is no {what} '{Shown(word)}'; '{near}' is meant?"
        : $"there is no {what} '{Shown(word)}'; known: {List(known)}";

    /// <summary>The known word that differs by the fewest letters, where these are few for its length; else null.</summary>
    public static string? Nearest(string word, IEnumerable<string> known)
    {
        if (word.Length > MostShown)
        {
            return null;
        }

        word = word.ToLowerInvariant().Replace('_', '-').Replace(' ', '-');
        string? nearest = null;
        var least = int.MaxValue;
        foreach (var candidate in known)
        {
            var distance = Distance(word, candidate);
            if (distance < least && distance <= Math.Max(1, candidate.Length / 3))
            {
                (nearest, least) = (candidate, distance);
            }
        }

        return nearest;
    }

    /// <summary>Letters to add, drop or change, one row of the table at a time (Wagner and Fischer, J. ACM 21:168, 1974).</summary>
    private static int Distance(string left, string right)
    {
        var row = new int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var changed = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
