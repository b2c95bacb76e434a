using System.Security.Cryptography.X509Certificates;

namespace AgeingMonitor.Ingest.Certificates;

/// <summary>
/// Whether a certificate shown by a client is good: signed by our root and no other, in its time, made for clients, and named after a kit or a known service.
/// The operating system's list of authorities is not asked, and nothing is fetched from the network.
/// </summary>
public sealed class ClientCertificateCheck(CertificateAuthority authority, TimeProvider clock)
{
    private const string CommonName = "2.5.4.3";

    /// <summary>Who the client is; null with a reason when the certificate is not good.</summary>
    public ClientIdentity? Identify(X509Certificate2? certificate, out string? refusal)
    {
        refusal = certificate is null ? "no-certificate"
            : !IsForClients(certificate) ? "not-for-clients"
            : !IsSignedByRoot(certificate) ? "not-trusted"
            : null;
        if (refusal is not null)
        {
            return null;
        }

        if (ClientIdentity.TryParse(SingleCommonName(certificate!), out var identity))
        {
            return identity;
        }

        refusal = "unknown-name";
        return null;
    }

    // A certificate without the extension is good for every use (RFC 5280 section 4.2.1.12); ours always say it.
    private static bool IsForClients(X509Certificate2 certificate) => certificate.Extensions
        .OfType<X509EnhancedKeyUsageExtension>()
        .SelectMany(extension => extension.EnhancedKeyUsages.Cast<System.Security.Cryptography.Oid>())
        .Any(usage => usage.Value == CertificateProfile.ClientAuthentication);

    private bool IsSignedByRoot(X509Certificate2 certificate)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(authority.Root);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = clock.GetUtcNow().UtcDateTime;
        chain.ChainPolicy.VerificationTimeIgnored = false;
        var good = chain.Build(certificate);
        foreach (var element in chain.ChainElements)
        {
            element.Certificate.Dispose();
        }

        return good;
    }

    // Two common names could be read in two ways: only one is allowed.
    private static string? SingleCommonName(X509Certificate2 certificate)
    {
        string? found = null;
        foreach (var part in certificate.SubjectName.EnumerateRelativeDistinguishedNames())
        {
            if (part.HasMultipleElements || part.GetSingleElementType().Value != CommonName)
            {
                continue;
            }

            if (found is not null)
            {
                return null;
            }

            found = part.GetSingleElementValue();
        }

        return found;
    }
}
