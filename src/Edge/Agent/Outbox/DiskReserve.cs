namespace AgeingMonitor.Edge.Agent.Outbox;

/// <summary>A file that only takes up room, beside the database: on a disk that others have filled, giving it up lets the kit begin a boot.</summary>
internal static class DiskReserve
{
    private const int Bytes = 1024 * 1024;

    /// <summary>Sets the room aside if there is any; without it the kit runs as well.</summary>
    public static void TryMake(string database)
    {
        var path = PathOf(database);
        try
        {
            if (!File.Exists(path))
            {
                File.WriteAllBytes(path, new byte[Bytes]);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            TryRelease(database);
        }
    }

    /// <summary>Gives the room up; false when there was none.</summary>
    public static bool TryRelease(string database)
    {
        var path = PathOf(database);
        try
        {
            var isThere = File.Exists(path);
            File.Delete(path);
            return isThere;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string PathOf(string database) => Path.ChangeExtension(database, ".reserve");
}
