namespace AgeingMonitor.Edge.Agent.Health;

/// <summary>Small files in which the kernel tells of the board. What is not there or not readable is null; nothing here throws.</summary>
/// <param name="root">Where <c>/sys</c> and <c>/proc</c> are; another folder in tests.</param>
internal sealed class BoardFiles(string root)
{
    /// <summary>Longer ones are none of those that are asked for.</summary>
    private const int MostBytes = 64 * 1024;

    /// <summary>The text of a file without blanks at its ends.</summary>
    public string? Read(string path)
    {
        try
        {
            using var file = File.OpenRead(Path.Combine(root, path));
            var bytes = new byte[MostBytes];
            var count = file.ReadAtLeast(bytes, MostBytes, throwOnEndOfStream: false);
            return System.Text.Encoding.ASCII.GetString(bytes, 0, count).Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>Folders in a folder whose name fits a pattern, by path under the root, in order.</summary>
    public IReadOnlyList<string> Folders(string path, string pattern)
    {
        try
        {
            var folder = Path.Combine(root, path);
            return Directory.Exists(folder)
                ? [.. Directory.EnumerateDirectories(folder, pattern).Select(found => Path.GetRelativePath(root, found)).Order(StringComparer.Ordinal)]
                : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
