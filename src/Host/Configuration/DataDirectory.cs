namespace AgeingMonitor.Host.Configuration;

/// <summary>Where a server keeps what must outlive it: the embedded stores, the certificate authority, the keys of sign-in cookies.</summary>
internal sealed class DataDirectory
{
    private const UnixFileMode OnlyMe = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private DataDirectory(string path) => Path = path;

    /// <summary>Full path.</summary>
    public string Path { get; }

    /// <summary>A file or folder inside.</summary>
    public string Inside(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>The state folder of the platform for this user: <c>$XDG_STATE_HOME/ageing-monitor</c> or <c>~/.local/state/ageing-monitor</c>, <c>%LOCALAPPDATA%\AgeingMonitor</c>, <c>~/Library/Application Support/AgeingMonitor</c>.</summary>
    public static string Default
    {
        get
        {
            if (OperatingSystem.IsWindows() || OperatingSystem.IsMacOS())
            {
                return System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "AgeingMonitor");
            }

            var state = Environment.GetEnvironmentVariable("XDG_STATE_HOME");
            return string.IsNullOrEmpty(state)
                ? System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "state", "ageing-monitor")
                : System.IO.Path.Combine(state, "ageing-monitor");
        }
    }

    /// <summary>Creates the folder, for this user alone, and proves that it can be written.</summary>
    /// <exception cref="ConfigurationFaultException">It cannot be; the message says which folder and what to do.</exception>
    public static DataDirectory Open(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        try
        {
            Create(full);

            var probe = System.IO.Path.Combine(full, $".write-{Environment.ProcessId}");
            File.WriteAllText(probe, string.Empty);
            File.Delete(probe);
            return new DataDirectory(full);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationFaultException($"the data folder '{full}' cannot be written: {e.Message} Choose another with --data-dir, or give this user the right to write there.");
        }
    }

    /// <summary>A folder inside that this user alone can look into, whoever made it.</summary>
    public DirectoryInfo PrivateFolder(string name)
    {
        var folder = Create(Inside(name));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder.FullName, OnlyMe);
        }

        return folder;
    }

    private static DirectoryInfo Create(string path) => OperatingSystem.IsWindows() ? Directory.CreateDirectory(path) : Directory.CreateDirectory(path, OnlyMe);
}
