using System.Security.Cryptography.X509Certificates;
using System.Text.Json;

namespace AgeingMonitor.Edge.Agent.Enrolment;

/// <summary>
/// The folder <c>identity</c> of the kit's data: <c>kit.key</c> (PKCS #8, 0600), <c>kit.crt</c>, <c>root.crt</c> and <c>server.json</c>. Each file is replaced as a whole and reaches the disk before it counts.
/// While a renewal is under way <c>next.key</c> and <c>next.crt</c> stand beside them; the present ones stay until the next ones have been used.
/// </summary>
internal sealed class KitIdentity
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const string Key = "kit.key";
    private const string Certificate = "kit.crt";
    private const string RootName = "root.crt";
    private const string Server = "server.json";
    private const string NextKey = "next.key";
    private const string NextCertificate = "next.crt";

    /// <param name="dataFolder">The kit's data folder; its folder <c>identity</c> is made when it is not there.</param>
    public KitIdentity(string dataFolder)
    {
        Folder = Path.Combine(dataFolder, "identity");
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(Folder);
        }
        else
        {
            Directory.CreateDirectory(Folder, OwnerOnly | UnixFileMode.UserExecute);
        }

        Mend();
    }

    public string Folder { get; }

    /// <summary>Whether the kit has been enrolled: the certificate is written last.</summary>
    public bool IsEnrolled => File.Exists(Of(Certificate)) && File.Exists(Of(Key)) && File.Exists(Of(Server)) && File.Exists(Of(RootName));

    /// <summary>The present key in PEM; null when there is none.</summary>
    public string? ReadKey() => Read(Key);

    public string? ReadNextKey() => Read(NextKey);

    public X509Certificate2 ReadRoot() => X509Certificate2.CreateFromPem(File.ReadAllText(Of(RootName)));

    /// <summary>The certificate with its key, fit for TLS. The caller disposes it.</summary>
    public X509Certificate2 ReadCertificate() => X509Certificate2.CreateFromPemFile(Of(Certificate), Of(Key));

    /// <summary>The next certificate with its key; null when no renewal is under way.</summary>
    public X509Certificate2? ReadNextCertificate() => File.Exists(Of(NextCertificate)) && File.Exists(Of(NextKey)) ? X509Certificate2.CreateFromPemFile(Of(NextCertificate), Of(NextKey)) : null;

    public ServerAddress ReadServer() => JsonSerializer.Deserialize(File.ReadAllText(Of(Server)), IdentityJson.Default.ServerAddress) ?? throw new JsonException($"{Of(Server)} is empty.");

    public void WriteKey(string pem) => Write(Key, pem);

    /// <summary>Keeps what the server gave. The certificate comes last: before it is there, the kit is not enrolled and asks again with the same key.</summary>
    public void WriteEnrolment(string certificate, string root, ServerAddress server)
    {
        Write(RootName, root);
        Write(Server, JsonSerializer.Serialize(server, IdentityJson.Default.ServerAddress));
        DropNext();
        Write(Certificate, certificate);
    }

    public void WriteNextKey(string pem) => Write(NextKey, pem);

    public void WriteNextCertificate(string pem) => Write(NextCertificate, pem);

    /// <summary>
    /// The next certificate has been used: it takes the place of the present one. The key goes first. Interrupted between the two, key and certificate do not fit:
    /// the next start puts the certificate in its place.
    /// </summary>
    public void Promote()
    {
        File.Move(Of(NextKey), Of(Key), overwrite: true);
        File.Move(Of(NextCertificate), Of(Certificate), overwrite: true);
    }

    /// <summary>Gives a renewal up.</summary>
    public void DropNext()
    {
        File.Delete(Of(NextCertificate));
        File.Delete(Of(NextKey));
    }

    private void Mend()
    {
        if (File.Exists(Of(NextCertificate)) && !File.Exists(Of(NextKey)))
        {
            File.Move(Of(NextCertificate), Of(Certificate), overwrite: true);
        }
    }

    private string Of(string name) => Path.Combine(Folder, name);

    private string? Read(string name) => File.Exists(Of(name)) ? File.ReadAllText(Of(name)) : null;

    private void Write(string name, string text)
    {
        var fresh = Of(name) + ".new";
        File.Delete(fresh);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using (var stream = new FileStream(fresh, options))
        {
            using (var writer = new StreamWriter(stream, leaveOpen: true))
            {
                writer.Write(text);
            }

            stream.Flush(flushToDisk: true);
        }

        File.Move(fresh, Of(name), overwrite: true);
    }
}
