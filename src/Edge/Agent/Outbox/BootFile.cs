using System.Globalization;

namespace AgeingMonitor.Edge.Agent.Outbox;

/// <summary>
/// The number of the last boot in a file beside the database, so that a kit whose database is damaged does not give out a number twice: the server would take the second pack for a repeat of the first and pass it over.
/// </summary>
internal static class BootFile
{
    /// <summary>The number; null when there is none or it cannot be read.</summary>
    public static long? Read(string path)
    {
        try
        {
            return File.Exists(path) && long.TryParse(File.ReadAllText(path).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var boot) && boot > 0 ? boot : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Writes the number: the file holds the old or the new one, whatever happens.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static void Write(string path, long boot)
    {
        var next = path + ".new";
        using (var file = new FileStream(next, FileMode.Create, FileAccess.Write))
        {
            file.Write(System.Text.Encoding.ASCII.GetBytes(boot.ToString(CultureInfo.InvariantCulture) + "\n"));
            file.Flush(flushToDisk: true);
        }

        File.Move(next, path, overwrite: true);
    }
}
