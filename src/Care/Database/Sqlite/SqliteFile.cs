namespace AgeingMonitor.Care.Database.Sqlite;

/// <summary>The file of the database, and the lock under which its schema is changed.</summary>
internal static class SqliteFile
{
    private static readonly TimeSpan LockPatience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LockPoll = TimeSpan.FromMilliseconds(50);

    public static void CreateFolder(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw NotWritable(folder, fault);
        }
    }

    /// <summary>
    /// Creates an empty file that only this user may read: it will hold names. An existing file is not opened, because closing it would take
    /// away the locks of this process's other connections (https://sqlite.org/howtocorrupt.html section 2.2).
    /// </summary>
    public static void Create(string path)
    {
        if (File.Exists(path))
        {
            return;
        }

        using var created = Open(path, FileMode.CreateNew, FileShare.ReadWrite);
    }

    /// <summary>A lock among processes that ends with its holder, however that dies; EF Core's own is a row that would stay.</summary>
    public static async Task<IDisposable> LockAsync(string path, TimeProvider clock, CancellationToken cancellationToken)
    {
        var start = clock.GetTimestamp();
        while (true)
        {
            try
            {
                return Open(path, FileMode.OpenOrCreate, FileShare.None);
            }
            catch (IOException fault) when (fault is not (DirectoryNotFoundException or FileNotFoundException))
            {
                if (clock.GetElapsedTime(start) > LockPatience)
                {
                    throw new CareDatabaseException($"Another process has been changing the care database for long ('{path}' is locked). Stop it, or wait, and start again.", fault, isTransient: true);
                }
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                throw NotWritable(Path.GetDirectoryName(path)!, fault);
            }

            await Task.Delay(LockPoll, clock, cancellationToken);
        }
    }

    private static FileStream Open(string path, FileMode mode, FileShare share)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = share };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }

    private static CareDatabaseException NotWritable(string folder, Exception fault) => new(
        $"The folder '{folder}' cannot be written to ({fault.Message.TrimEnd('.')}). Give this user the right to write there, or name another file with Care:Path.", fault);
}
