using System.Security.Cryptography.X509Certificates;

namespace AgeingMonitor.Ingest.Certificates;

/// <summary>
/// The folder of certificates: <c>&lt;name&gt;.crt</c> and <c>&lt;name&gt;.key</c> in PEM, the folder for its owner only (0700), keys 0600.
/// Files are replaced as a whole, so that a reader sees the old or the new one, never half of one.
/// </summary>
internal sealed class CertificateFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private static readonly TimeSpan LockRetry = TimeSpan.FromMilliseconds(20);
    private readonly TimeProvider clock;

    public CertificateFolder(string path, TimeProvider clock)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        Path = System.IO.Path.GetFullPath(path);
        this.clock = clock;
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(Path);
            return;
        }

        Directory.CreateDirectory(Path, OwnerOnly | UnixFileMode.UserExecute);
        File.SetUnixFileMode(Path, OwnerOnly | UnixFileMode.UserExecute);
    }

    public string Path { get; }

    public string CertificateFile(string name) => System.IO.Path.Combine(Path, name + ".crt");

    public string KeyFile(string name) => System.IO.Path.Combine(Path, name + ".key");

    public string RevocationFile => System.IO.Path.Combine(Path, "revoked.crl");

    /// <summary>Only one process, and one caller in it, holds the lock; others wait.</summary>
    public async Task<IDisposable> LockAsync(CancellationToken cancellationToken)
    {
        var file = System.IO.Path.Combine(Path, "lock");
        while (true)
        {
            try
            {
                return Open(file, FileMode.OpenOrCreate);
            }
            catch (IOException) when (File.Exists(file))
            {
                await Task.Delay(LockRetry, clock, cancellationToken);
            }
        }
    }

    /// <summary>A certificate without its key; null when there is none.</summary>
    public X509Certificate2? ReadCertificate(string name)
    {
        var file = CertificateFile(name);
        return File.Exists(file) ? X509Certificate2.CreateFromPem(File.ReadAllText(file)) : null;
    }

    /// <summary>The key in PEM; null when there is none.</summary>
    public string? ReadKey(string name)
    {
        var file = KeyFile(name);
        if (!File.Exists(file))
        {
            return null;
        }

        if (!OperatingSystem.IsWindows() && File.GetUnixFileMode(file) != OwnerOnly)
        {
            File.SetUnixFileMode(file, OwnerOnly);
        }

        return File.ReadAllText(file);
    }

    public void WriteCertificate(string name, string pem) => Replace(CertificateFile(name), pem);

    public void WriteKey(string name, string pem) => Replace(KeyFile(name), pem);

    public void WriteRevocationList(string pem) => Replace(RevocationFile, pem);

    /// <summary>Serial numbers that the revocation list names; null when there is none that can be read.</summary>
    public IReadOnlySet<string>? ReadRevocationList() => File.Exists(RevocationFile) ? RevocationListReading.SerialsOf(File.ReadAllText(RevocationFile)) : null;

    private static void Replace(string file, string text)
    {
        var fresh = file + ".new";
        File.Delete(fresh);
        using (var stream = Open(fresh, FileMode.CreateNew))
        {
            using (var writer = new StreamWriter(stream, leaveOpen: true))
            {
                writer.Write(text);
            }

            stream.Flush(flushToDisk: true);
        }

        File.Move(fresh, file, overwrite: true);
    }

    private static FileStream Open(string file, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        return new FileStream(file, options);
    }
}
