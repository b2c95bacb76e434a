using System.Security.Cryptography.X509Certificates;

namespace AgeingMonitor.Ingest.Certificates;

/// <summary>
/// Whether a certificate shown by a client is good: signed by our root and no other, in its time, made for clients, and named after a kit or a known service.
/// </summary>
public sealed class ClientCertificateCheck(CertificateAuthority authority, TimeProvider clock)
{
    private const string CommonName = "2.5.4.3";

    /// <summary>Who the client is; null with a reason when the certificate is not good.</summary>
    public ClientIdentity? Identify(X509Certificate2? certificate, out string? refusal)
    {
        refusal = certificate is null ? "no-certificate"
            : !RootedChain.Allows(certificate, CertificateProfile.ClientAuthentication) ? "not-for-clients"
            : !RootedChain.IsSignedBy(authority.Root, certificate, clock) ? "not-trusted"
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
