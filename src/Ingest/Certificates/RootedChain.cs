using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AgeingMonitor.Ingest.Certificates;

/// <summary>What clients and servers ask of each other's certificates. The operating system's list of authorities is not asked, and nothing is fetched from the network.</summary>
internal static class RootedChain
{
    /// <summary>Whether the certificate says that it is made for this use. One that says nothing is good for all (RFC 5280 section 4.2.1.12), and refused: ours always say it.</summary>
    public static bool Allows(X509Certificate2 certificate, string usage) => certificate.Extensions
        .OfType<X509EnhancedKeyUsageExtension>()
        .SelectMany(extension => extension.EnhancedKeyUsages.Cast<Oid>())
        .Any(allowed => allowed.Value == usage);

    /// <summary>Whether the root signed it, and both are in their time.</summary>
    public static bool IsSignedBy(X509Certificate2 root, X509Certificate2 certificate, TimeProvider clock)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(root);
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
}
