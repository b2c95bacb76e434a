using System.Globalization;
using System.IO.Compression;

namespace AgeingMonitor.Analytics.Training.Falls;

/// <summary>What UMAFall says of its people, and whose numbers are damaged at the source.</summary>
internal static class UmaFallPeople
{
    /// <summary>By the age in <c>trials.csv</c>.</summary>
    public static bool IsOlder(string folder, string person)
    {
        var path = Path.Combine(folder, "trials.csv");
        if (!File.Exists(path))
        {
            return false;
        }

        var number = person.TrimStart('S', 's');
        foreach (var line in File.ReadLines(path))
        {
            var cells = line.Split(',');
            if (cells.Length > 5 && cells[0] == number)
            {
                return double.TryParse(cells[5], NumberStyles.Float, CultureInfo.InvariantCulture, out var age) && age >= 60;
            }
        }

        return false;
    }

    /// <summary>People in whose file numbers carry separators of thousands (<c>-690.546.875</c>), as one of the source does: what the true values were is a guess.</summary>
    public static IReadOnlySet<string> Damaged(string folder)
    {
        var damaged = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in Directory.EnumerateFiles(folder, "*_wrist.csv*").Order(StringComparer.Ordinal))
        {
            using var file = File.OpenRead(path);
            using Stream stream = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file;
            using var reader = new StreamReader(stream);
            while (ReadLine(reader) is { } line)
            {
                if (line.Split(',').Any(cell => cell.Count(character => character == '.') > 1))
                {
                    damaged.Add(Path.GetFileName(path).Split('_')[0]);
                    break;
                }
            }
        }

        return damaged;
    }

    /// <summary>A file that is cut ends here: what is wrong with it is the importer's to say.</summary>
    private static string? ReadLine(StreamReader reader)
    {
        try
        {
            return reader.ReadLine();
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            return null;
        }
    }
}
