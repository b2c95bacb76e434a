using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Edge.Link;

namespace AgeingMonitor.Edge.Agent.Enrolment;

/// <summary>
/// The folder <c>identity</c> of the kit's data: <c>kit.key</c> (PKCS #8, 0600), <c>kit.crt</c>, <c>root.crt</c> and <c>server.json</c>. Each file is replaced as a whole and reaches the disk before it counts.
/// While a renewal is under way <c>next.key</c> and <c>next.crt</c> stand beside them; the present ones stay until the next ones have been used.
/// <c>enrol.key</c> is the key of an enrolment that is not finished, under a line that tells of which label.
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
    private const string PendingKey = "enrol.key";

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

    /// <summary>When the present certificate was put in its place, by the file's own time.</summary>
    public DateTime RenewedAt => File.GetLastWriteTimeUtc(Of(Certificate));

    /// <summary>The present key in PEM; null when there is none.</summary>
    public string? ReadKey() => Read(Key);

    public string? ReadNextKey() => Read(NextKey);

    public X509Certificate2 ReadRoot() => X509Certificate2.CreateFromPem(File.ReadAllText(Of(RootName)));

    /// <summary>The certificate with its key, fit for TLS. The caller disposes it.</summary>
    public X509Certificate2 ReadCertificate() => X509Certificate2.CreateFromPemFile(Of(Certificate), Of(Key));

    /// <summary>The next certificate with its key; null when no renewal is under way.</summary>
    public X509Certificate2? ReadNextCertificate() => File.Exists(Of(NextCertificate)) && File.Exists(Of(NextKey)) ? X509Certificate2.CreateFromPemFile(Of(NextCertificate), Of(NextKey)) : null;

    /// <summary>Where the broker is, and what the kit shows it.</summary>
    /// <exception cref="KitIdentityException">A file is missing or is not what it should be; the message says which and what to do.</exception>
    public MqttEndpoint ReadEndpoint()
    {
        foreach (var name in new[] { Certificate, Key, RootName, Server })
        {
            if (!File.Exists(Of(name)))
            {
                throw new KitIdentityException($"'{Of(name)}' is missing: this kit is not enrolled. Run ageing-edge enrol first.");
            }
        }

        try
        {
            var server = ReadServer();
            if (server is not { Broker.Length: > 0, Port: > 0 and < 65_536 })
            {
                throw new KitIdentityException($"'{Of(Server)}' does not say where the broker is: it should hold \"broker\", a host name, and \"port\", a number.");
            }

            var endpoint = MqttEndpoint.FromPemFiles(server.Broker, server.Port, Of(Certificate), Of(Key), Of(RootName));
            return KitId.TryParse(endpoint.UserName, out _) ? endpoint : throw new KitIdentityException($"'{Of(Certificate)}' is of '{endpoint.UserName}', which is no kit. Run ageing-edge enrol again.");
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException or JsonException)
        {
            throw new KitIdentityException($"What '{Folder}' holds cannot be used: {e.Message} Run ageing-edge enrol again.", e);
        }
    }

    public ServerAddress ReadServer() => JsonSerializer.Deserialize(File.ReadAllText(Of(Server)), IdentityJson.Default.ServerAddress) ?? throw new JsonException($"{Of(Server)} is empty.");

    /// <summary>Where certificates are renewed.</summary>
    /// <exception cref="JsonException"><c>server.json</c> does not say so.</exception>
    public Uri ReadEnrolmentServer() => Uri.TryCreate(ReadServer().Enrolment, UriKind.Absolute, out var server) && server.Scheme == Uri.UriSchemeHttps
        ? server
        : throw new JsonException($"'{Of(Server)}' does not say where certificates are renewed: it should hold \"enrolment\", an address such as https://host:8882.");

    /// <summary>The key of the unfinished enrolment by this label; null when there is none.</summary>
    public string? ReadPendingKey(string label) =>
        Read(PendingKey) is { } kept && kept.IndexOf('\n', StringComparison.Ordinal) is var end and > 0 && kept[..end] == MarkOf(label) ? kept[(end + 1)..] : null;

    /// <summary>Keeps the key of an enrolment that begins, in place of the one of any other.</summary>
    public void WritePendingKey(string label, string pem) => Write(PendingKey, $"{MarkOf(label)}\n{pem}");

    /// <summary>
    /// Keeps what the server gave for the pending key, and ends the enrolment. Before key and certificate are both on the disk the former identity stands; from then on the next start finishes what was cut.
    /// </summary>
    public void WriteEnrolment(string key, string certificate, string root, ServerAddress server)
    {
        DropNext();
        Write(RootName, root);
        Write(Server, JsonSerializer.Serialize(server, IdentityJson.Default.ServerAddress));
        Write(NextKey, key);
        Write(NextCertificate, certificate);
        Promote();
        File.Delete(Of(PendingKey));
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

    // Which label a pending key is for, without its code.
    private static string MarkOf(string label) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(label)));

    private void Mend()
    {
        // An enrolment that was cut when all had been kept. The next key of a renewal is another one.
        if (File.Exists(Of(NextCertificate)) && Read(NextKey) is { } next && Read(PendingKey)?.EndsWith($"\n{next}", StringComparison.Ordinal) == true)
        {
            Promote();
        }

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
