using System.Security.Cryptography.X509Certificates;

namespace AgeingMonitor.Ingest.Certificates;

/// <summary>A certificate in PEM, with its private key where the authority made it.</summary>
/// <param name="Certificate">The certificate.</param>
/// <param name="PrivateKey">PKCS #8 in PEM; null when the key stays with whoever asked.</param>
public sealed record CertificatePem(string Certificate, string? PrivateKey)
{
    /// <summary>The certificate with its key, fit for TLS. The caller disposes it.</summary>
    /// <exception cref="InvalidOperationException">There is no key here.</exception>
    public X509Certificate2 ToCertificate()
    {
        if (PrivateKey is null)
        {
            throw new InvalidOperationException("The private key of this certificate is kept by whoever asked for it.");
        }

        var certificate = X509Certificate2.CreateFromPem(Certificate, PrivateKey);
        if (!OperatingSystem.IsWindows())
        {
            return certificate;
        }

        // SChannel does not use keys that live in memory only: a trip through PKCS #12 gives it one that it takes.
        using (certificate)
        {
            return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
        }
    }

    /// <summary>Never shows the key.</summary>
    public override string ToString() => PrivateKey is null ? "certificate" : "certificate with key";
}
