using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AgeingMonitor.Contracts.Enrolment;

namespace AgeingMonitor.Ingest.Certificates;

/// <summary>
/// The built-in certificate authority: one root (ECDSA P-256) in <c>root.crt</c> and <c>root.key</c>, made at the first start. Safe to share.
/// Where the key is kept elsewhere, only <c>root.crt</c> is here: certificates can be checked and none can be issued.
/// </summary>
public sealed class CertificateAuthority : IDisposable
{
    /// <summary>How long a kit's certificate is valid.</summary>
    public static readonly TimeSpan KitValidity = CertificateTerms.Validity;

    private const string RootName = "root";
    private static readonly TimeSpan RootValidity = TimeSpan.FromDays(20 * 365);

    // Valid from before now, because clocks in homes are not exact.
    private static readonly TimeSpan Backdating = TimeSpan.FromDays(1);
    private readonly TimeProvider clock;
    private readonly X509Certificate2? signer;

    private CertificateAuthority(CertificateFolder folder, X509Certificate2 root, X509Certificate2? signer, TimeProvider clock)
    {
        Folder = folder;
        Root = root;
        this.signer = signer;
        this.clock = clock;
    }

    /// <summary>The root certificate, without its key.</summary>
    public X509Certificate2 Root { get; }

    /// <summary>The root certificate in PEM, as kits need it.</summary>
    public string RootPem => Root.ExportCertificatePem();

    /// <summary>Path of the root certificate.</summary>
    public string RootFile => Folder.CertificateFile(RootName);

    /// <summary>Path of the revocation list in PEM, for brokers that read one; an empty list from the first start on.</summary>
    public string RevocationFile => Folder.RevocationFile;

    /// <summary>The pin by which kits know the root.</summary>
    public RootPin Pin => RootPin.Of(Root.RawData);

    /// <summary>Whether the root's key is here.</summary>
    public bool CanIssue => signer is not null;

    internal CertificateFolder Folder { get; }

    /// <summary>Opens the authority of a folder; makes the root when there is none. Processes that start together get the same root.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="CryptographicException">A file is damaged, or the key is not the root's.</exception>
    public static async Task<CertificateAuthority> OpenAsync(string path, TimeProvider clock, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(clock);
        var folder = new CertificateFolder(path, clock);
        using var held = await folder.LockAsync(cancellationToken);
        var root = folder.ReadCertificate(RootName) ?? CreateRoot(folder, clock);
        var key = folder.ReadKey(RootName);
        var authority = new CertificateAuthority(folder, root, key is null ? null : WithKey(root, key), clock);
        if (authority.CanIssue && !File.Exists(folder.RevocationFile))
        {
            authority.WriteRevocationList([]);
        }

        return authority;
    }

    /// <summary>A client certificate with a new key.</summary>
    /// <exception cref="ArgumentException">The name is neither a kit's id nor a known service.</exception>
    /// <exception cref="InvalidOperationException">The root's key is not here.</exception>
    public CertificatePem IssueClient(string commonName, TimeSpan validity)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var issued = IssueClient(commonName, new PublicKey(key), validity);
        return issued with { PrivateKey = key.ExportPkcs8PrivateKeyPem() };
    }

    /// <summary>A client certificate for a key that stays where it is.</summary>
    /// <exception cref="ArgumentException">The name is neither a kit's id nor a known service.</exception>
    /// <exception cref="InvalidOperationException">The root's key is not here.</exception>
    public CertificatePem IssueClient(string commonName, PublicKey publicKey, TimeSpan validity)
    {
        ArgumentNullException.ThrowIfNull(publicKey);
        if (!ClientIdentity.TryParse(commonName, out var identity))
        {
            throw new ArgumentException($"'{commonName}' is neither a kit's id nor a known service.", nameof(commonName));
        }

        return new CertificatePem(Sign(CertificateProfile.Client(identity.Name, publicKey), validity), null);
    }

    /// <summary>
    /// Signs a PKCS #10 request in PEM for a client whose name the server already knows. Only the key is taken from the request; its signature proves that the asker holds it.
    /// What the request says of names and uses is not believed.
    /// </summary>
    public SignedRequest SignRequest(string requestPem, string commonName, TimeSpan validity)
    {
        var key = ReadRequest(requestPem, out var refusal);
        return key is null ? new SignedRequest(null, refusal) : new SignedRequest(IssueClient(commonName, key, validity).Certificate, null);
    }

    /// <summary>The key of a PKCS #10 request in PEM; null with one of <see cref="EnrolmentReasons"/> when it is not one, its signature is wrong, or the key is not on P-256.</summary>
    public static PublicKey? ReadRequest(string? requestPem, out string? refusal)
    {
        try
        {
            var key = CertificateRequest.LoadSigningRequestPem(requestPem ?? string.Empty, HashAlgorithmName.SHA256).PublicKey;
            refusal = IsP256(key) ? null : EnrolmentReasons.KeyNotP256;
            return refusal is null ? key : null;
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException or NotSupportedException)
        {
            // Not supported: a signature by an algorithm that .NET does not know, such as Ed25519.
            refusal = EnrolmentReasons.NotARequest;
            return null;
        }
    }

    /// <summary>
    /// Replaces the revocation list. It names no time at which it grows old (before the root does): a broker that gets no newer one goes on letting the others in.
    /// </summary>
    /// <exception cref="InvalidOperationException">The root's key is not here.</exception>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public void WriteRevocationList(IEnumerable<RevokedCertificate> revoked)
    {
        ArgumentNullException.ThrowIfNull(revoked);
        if (signer is null)
        {
            throw new InvalidOperationException($"No revocation list can be signed: the root's key is not in {Folder.Path}.");
        }

        var list = new CertificateRevocationListBuilder();
        foreach (var certificate in revoked)
        {
            list.AddEntry(Convert.FromHexString(certificate.Serial), certificate.At);
        }

        var now = clock.GetUtcNow();
        var bytes = list.Build(signer, new BigInteger(now.ToUnixTimeMilliseconds()), new DateTimeOffset(Root.NotAfter.ToUniversalTime()), HashAlgorithmName.SHA256, thisUpdate: now - Backdating);
        Folder.WriteRevocationList(PemEncoding.WriteString("X509 CRL", bytes));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        signer?.Dispose();
        Root.Dispose();
    }

    internal string Sign(CertificateRequest request, TimeSpan validity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(validity, TimeSpan.Zero);
        if (signer is null)
        {
            throw new InvalidOperationException($"No certificate can be issued: the root's key is not in {Folder.Path}.");
        }

        var now = clock.GetUtcNow();
        var begin = Later(now - Backdating, new DateTimeOffset(Root.NotBefore.ToUniversalTime()));
        var end = Earlier(now + validity, new DateTimeOffset(Root.NotAfter.ToUniversalTime()));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(Root, includeKeyIdentifier: true, includeIssuerAndSerial: false));
        using var certificate = request.Create(signer, begin, end, NewSerial());
        return certificate.ExportCertificatePem();
    }

    private static X509Certificate2 CreateRoot(CertificateFolder folder, TimeProvider clock)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        if (folder.ReadKey(RootName) is { } kept)
        {
            // A start that died between the two files: the key stands, its certificate is made now.
            key.ImportFromPem(kept);
        }
        else
        {
            folder.WriteKey(RootName, key.ExportPkcs8PrivateKeyPem());
        }

        var now = clock.GetUtcNow();
        var name = string.Create(CultureInfo.InvariantCulture, $"AgeingMonitor root {Convert.ToHexStringLower(NewSerial().AsSpan(0, 4))}");
        using var root = CertificateProfile.Root(name, key).CreateSelfSigned(now - Backdating, now + RootValidity);
        folder.WriteCertificate(RootName, root.ExportCertificatePem());
        return folder.ReadCertificate(RootName)!;
    }

    private static X509Certificate2 WithKey(X509Certificate2 certificate, string keyPem)
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(keyPem);
        try
        {
            return certificate.CopyWithPrivateKey(key);
        }
        catch (ArgumentException e)
        {
            throw new CryptographicException("root.key is not the key of root.crt.", e);
        }
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static bool IsP256(PublicKey key)
    {
        using var ec = key.GetECDsaPublicKey();
        return ec is not null && ec.ExportParameters(includePrivateParameters: false).Curve.Oid.Value == ECCurve.NamedCurves.nistP256.Oid.Value;
    }

    // 20 octets at most and positive (RFC 5280 section 4.1.2.2); 126 random bits.
    private static byte[] NewSerial()
    {
        var serial = RandomNumberGenerator.GetBytes(16);
        serial[0] = (byte)((serial[0] & 0x7F) | 0x40);
        return serial;
    }
}
