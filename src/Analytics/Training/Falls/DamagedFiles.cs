using System.Text.RegularExpressions;

namespace AgeingMonitor.Analytics.Training.Falls;

/// <summary>Tells a person's file whose numbers have thousands separators (-690.546.875), as one of UMAFall's has at the source.</summary>
internal static partial class DamagedFiles
{
    private const int RowsLookedAt = 4000;

    /// <summary>Share of damaged rows among the first of a person's own files; 0 where there is none.</summary>
    public static double ShareOf(string folder, string subject)
    {
        double rows = 0, damaged = 0;
        foreach (var path in Directory.EnumerateFiles(folder).Where(path => IsOf(Path.GetFileName(path), subject)).Order(StringComparer.Ordinal))
        {
            try
            {
                using var file = File.OpenRead(path);
                using var text = new StreamReader(path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new System.IO.Compression.GZipStream(file, System.IO.Compression.CompressionMode.Decompress) : file);
                for (var i = 0; i < RowsLookedAt && text.ReadLine() is { } line; i++)
                {
                    (rows, damaged) = (rows + 1, damaged + (Separated().IsMatch(line) ? 1 : 0));
                }
            }
            catch (Exception e) when (e is IOException or InvalidDataException)
            {
                // A file that breaks off is the importer's to report; what was read of it counts.
            }
        }

        return rows > 0 ? damaged / rows : 0;
    }

    private static bool IsOf(string file, string subject) =>
        file.StartsWith(subject + ".", StringComparison.OrdinalIgnoreCase) || file.StartsWith(subject + "_", StringComparison.OrdinalIgnoreCase) || file.StartsWith("S" + subject + "_", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"\d\.\d{3}\.\d{3}", RegexOptions.CultureInvariant)]
    private static partial Regex Separated();
}
