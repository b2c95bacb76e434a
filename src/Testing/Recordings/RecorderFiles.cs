using System.Globalization;

namespace AgeingMonitor.Testing.Recordings;

/// <summary>The files of one recorder's run: their names, and which of them must go to keep to a bound. One caller at a time.</summary>
internal sealed class RecorderFiles(RecorderOptions options)
{
    private readonly List<(string Path, long Bytes)> completed = [];
    private readonly List<string> removed = [];
    private int number;

    /// <summary>Completed and kept, oldest first.</summary>
    public IReadOnlyList<string> Completed => [.. completed.Select(file => file.Path)];

    /// <summary>Completed and removed, oldest first.</summary>
    public IReadOnlyList<string> Removed => removed;

    /// <summary>Whether a file has been completed.</summary>
    public bool HasAny => completed.Count + removed.Count > 0;

    /// <summary>The name of the next file: the one given, then with -2, -3 … before its first dot; a name that is taken is passed over.</summary>
    public string Next()
    {
        string path;
        do
        {
            path = Numbered(options.Path, ++number);
        }
        while (!options.Overwrite && File.Exists(path));

        return path;
    }

    /// <summary>Takes note of a completed file.</summary>
    public void Complete(string path, long bytes, long messages)
    {
        completed.Add((path, bytes));
        options.Notices?.Report(string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(path)} is complete: {messages} messages, {bytes / 1e6:0.0} MB."));
        while (completed.Count > options.KeepFiles)
        {
            RemoveOldest(string.Create(CultureInfo.InvariantCulture, $"{options.KeepFiles} completed files are kept"));
        }
    }

    /// <summary>Removes what is oldest while all files together, the one being written included, are over the bound.</summary>
    public void MakeRoom(long bytesBeingWritten)
    {
        while (completed.Count > 0 && completed.Sum(file => file.Bytes) + bytesBeingWritten > options.MaxTotalBytes)
        {
            RemoveOldest(string.Create(CultureInfo.InvariantCulture, $"{options.MaxTotalBytes / 1e6:0.0} MB are kept in all"));
        }
    }

    private static string Numbered(string path, int number)
    {
        var name = Path.GetFileName(path);
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        var suffix = FormattableString.Invariant($"-{number}");
        return number == 1 ? path : Path.Combine(Path.GetDirectoryName(path) ?? string.Empty, dot < 0 ? name + suffix : name[..dot] + suffix + name[dot..]);
    }

    private void RemoveOldest(string why)
    {
        var oldest = completed[0].Path;
        File.Delete(oldest);
        completed.RemoveAt(0);
        removed.Add(oldest);
        options.Notices?.Report($"{Path.GetFileName(oldest)}, the oldest, is removed: {why}.");
    }
}
