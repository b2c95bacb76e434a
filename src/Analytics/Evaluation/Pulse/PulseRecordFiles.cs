namespace AgeingMonitor.Analytics.Evaluation.Pulse;

/// <summary>The files of a record of BIDMC.</summary>
internal static class PulseRecordFiles
{
    public const string Signals = "_Signals.csv";
    private const string Numerics = "_Numerics.csv";

    /// <summary>The record of a file; null when it is none of a record.</summary>
    public static string? RecordOf(string path)
    {
        var name = Path.GetFileName(path);
        name = name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name;
        foreach (var suffix in (string[])[Signals, Numerics])
        {
            if (name.EndsWith(suffix, StringComparison.OrdinalIgnoreCase) && name.Length > suffix.Length)
            {
                return name[..^suffix.Length];
            }
        }

        return null;
    }

    /// <summary>A folder that holds the files of one record alone.</summary>
    public static string Apart(string folder, string record, string scratch)
    {
        var apart = Directory.CreateDirectory(Path.Combine(scratch, record)).FullName;
        foreach (var path in Directory.EnumerateFiles(folder).Where(path => string.Equals(RecordOf(path), record, StringComparison.OrdinalIgnoreCase)))
        {
            File.Copy(path, Path.Combine(apart, Path.GetFileName(path)), overwrite: true);
        }

        return apart;
    }
}
