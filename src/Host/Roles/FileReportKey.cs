using System.Security.Cryptography;
using System.Text;
using AgeingMonitor.Dashboard.Installation;

namespace AgeingMonitor.Host.Roles;

/// <summary>The key for signing reports, in a file of the server's private folder: replicas of the dashboard share the folder, as they share the keys of their cookies.</summary>
internal sealed class FileReportKey(DirectoryInfo folder) : IReportKey
{
    private readonly string path = Path.Combine(folder.FullName, "report-signing.pem");

    public async Task<ECDsa> OpenAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            await MakeAsync(cancellationToken);
        }

        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(await File.ReadAllTextAsync(path, cancellationToken));
            return key;
        }
        catch (Exception fault) when (fault is ArgumentException or CryptographicException)
        {
            key.Dispose();
            throw new InvalidDataException($"{path} holds no private key in PEM: put back the one of a backup, or move it away for a new one (reports signed before then no longer verify).", fault);
        }
    }

    // Whole or not at all, and the first of two that make it wins.
    private async Task MakeAsync(CancellationToken cancellationToken)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var draft = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using (var file = new FileStream(draft, options))
        {
            await file.WriteAsync(Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem()), cancellationToken);
            file.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }
    }
}
