using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AgeingMonitor.Ingest.Certificates;

/// <summary>
/// Keeps the server's own identities in the folder: made when missing, renewed with the same key when a third of their time is left,
/// when the broker's names have changed or when another root signed them. Safe to share.
/// </summary>
public sealed class IdentityKeeper(CertificateAuthority authority, TimeProvider clock)
{
    private static readonly TimeSpan Validity = TimeSpan.FromDays(365);
    private static readonly TimeSpan RenewBefore = Validity / 3;
    private static readonly string[] OwnHosts = ["localhost", "127.0.0.1", "::1"];

    /// <summary>The broker's certificate, for this machine and the given names and addresses. The caller disposes it.</summary>
    /// <exception cref="InvalidOperationException">It must be renewed and the root's key is not here.</exception>
    public Task<X509Certificate2> EnsureBrokerAsync(IEnumerable<string> hosts, CancellationToken cancellationToken) => EnsureServerAsync(ServiceNames.Broker, hosts, cancellationToken);

    /// <summary>A server's certificate, for this machine and the given names and addresses. The caller disposes it.</summary>
    /// <exception cref="InvalidOperationException">It must be renewed and the root's key is not here.</exception>
    internal Task<X509Certificate2> EnsureServerAsync(string name, IEnumerable<string> hosts, CancellationToken cancellationToken)
    {
        var all = OwnHosts.Concat(hosts).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        return EnsureAsync(name, key => CertificateProfile.Server(name, key, all), cancellationToken);
    }

    /// <summary>A service's client certificate. The caller disposes it.</summary>
    /// <exception cref="ArgumentException">No such service.</exception>
    /// <exception cref="InvalidOperationException">It must be renewed and the root's key is not here.</exception>
    public Task<X509Certificate2> EnsureServiceAsync(string name, CancellationToken cancellationToken)
    {
        if (!ServiceNames.Clients.Contains(name, StringComparer.Ordinal))
        {
            throw new ArgumentException($"'{name}' is not a known service.", nameof(name));
        }

        return EnsureAsync(name, key => CertificateProfile.Client(name, key), cancellationToken);
    }

    /// <summary>When a certificate wants to be renewed.</summary>
    internal static DateTimeOffset RenewAt(X509Certificate2 certificate) => new DateTimeOffset(certificate.NotAfter.ToUniversalTime()) - RenewBefore;

    private async Task<X509Certificate2> EnsureAsync(string name, Func<PublicKey, CertificateRequest> profile, CancellationToken cancellationToken)
    {
        var folder = authority.Folder;
        using var held = await folder.LockAsync(cancellationToken);
        var keyPem = folder.ReadKey(name);
        using var kept = folder.ReadCertificate(name);
        if (kept is not null && keyPem is not null && (!authority.CanIssue || !IsStale(kept, profile)))
        {
            return new CertificatePem(kept.ExportCertificatePem(), keyPem).ToCertificate();
        }

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        if (keyPem is null)
        {
            keyPem = key.ExportPkcs8PrivateKeyPem();
            folder.WriteKey(name, keyPem);
        }
        else
        {
            key.ImportFromPem(keyPem);
        }

        var issued = new CertificatePem(authority.Sign(profile(new PublicKey(key)), Validity), keyPem);
        folder.WriteCertificate(name, issued.Certificate);
        return issued.ToCertificate();
    }

    private bool IsStale(X509Certificate2 certificate, Func<PublicKey, CertificateRequest> profile) =>
        clock.GetUtcNow() >= RenewAt(certificate)
        || !certificate.IssuerName.RawData.AsSpan().SequenceEqual(authority.Root.SubjectName.RawData)
        || !Names(certificate.Extensions).AsSpan().SequenceEqual(Names(profile(certificate.PublicKey).CertificateExtensions));

    private static byte[] Names(IEnumerable<X509Extension> extensions) =>
        extensions.FirstOrDefault(extension => extension.Oid?.Value == "2.5.29.17")?.RawData ?? [];
}
