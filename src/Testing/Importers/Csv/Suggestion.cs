namespace AgeingMonitor.Testing.Importers.Csv;

/// <summary>What somebody may have meant.</summary>
internal static class Suggestion
{
    private const int MostShown = 3;

    /// <summary>The known words nearest to one that is not known, as the end of a sentence; all of them when they are few.</summary>
    public static string For(string word, IEnumerable<string> known)
    {
        var words = known.ToList();
        if (words.Count <= 12)
        {
            return $"Known are: {string.Join(", ", words)}.";
        }

        var near = words.Select(candidate => (candidate, Distance: DistanceOf(word, candidate)))
            .Where(pair => pair.Distance <= Math.Max(2, word.Length / 4) || (word.Length > 2 && pair.candidate.Contains(word, StringComparison.OrdinalIgnoreCase)))
            .OrderBy(pair => pair.Distance).ThenBy(pair => pair.candidate, StringComparer.Ordinal).ToList();
        near = [.. near.Where(pair => pair.Distance <= near[0].Distance + 1).Take(MostShown)];
        return near.Count > 0 ? $"Did you mean {string.Join(" or ", near.Select(pair => pair.candidate))}?" : "docs/mqtt.md lists them.";
    }

    /// <summary>Letters to insert, delete or replace (Levenshtein 1966).</summary>
    private static int DistanceOf(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (from[i - 1] == to[j - 1] ? 0 : 1)));
            }
        }

        return row[^1];
    }
}
