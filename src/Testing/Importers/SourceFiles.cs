using System.Text.RegularExpressions;

namespace AgeingMonitor.Testing.Importers;

/// <summary>The files of a folder that belong to a format.</summary>
internal static class SourceFiles
{
    /// <summary>Files whose name without <c>.gz</c> matches, with what the first group of the pattern says (the whole name without a group), in ordinal order of that; of a plain file and its gzip the first.</summary>
    /// <param name="folder">Where to look.</param>
    /// <param name="name">The pattern; capitals do not matter.</param>
    /// <param name="example">A name that would do, for the message.</param>
    /// <exception cref="ImportSourceException">There is no such folder, or no such file in it.</exception>
    public static IReadOnlyList<(string Subject, string Path)> Find(string folder, Regex name, string example)
    {
        if (!Directory.Exists(folder))
        {
            throw new ImportSourceException($"There is no folder '{folder}'.");
        }

        var found = new List<(string Subject, string Path)>();
        try
        {
            foreach (var path in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
            {
                var file = Path.GetFileName(path);
                if (name.Match(file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? file[..^3] : file) is { Success: true } match)
                {
                    found.Add((match.Groups.Count > 1 ? match.Groups[1].Value : match.Value, path));
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ImportSourceException(e.Message);
        }

        return found.Count > 0
            ? [.. found.OrderBy(file => file.Subject, StringComparer.Ordinal).DistinctBy(file => file.Subject)]
            : throw new ImportSourceException($"'{folder}' holds no file like {example} or {example}.gz.");
    }
}
