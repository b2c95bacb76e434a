using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace AgeingMonitor.Edge.Link;

/// <summary>Whether a certificate comes from a root that the kit knows. The machine's own list of authorities is not asked, and nothing is fetched from the network.</summary>
public static class PinnedChain
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    /// <summary>Whether it is signed by a root, by way of what was sent along, and made for servers or for anything.</summary>
    /// <param name="roots">The roots.</param>
    /// <param name="certificate">What the server showed.</param>
    /// <param name="sent">Certificates between the two that it sent along.</param>
    /// <param name="now">The present; null for a kit that does not know the time: then the certificates' times are not looked at, and the root is the trust (decision 0013).</param>
    public static bool IsGood(X509Certificate2Collection roots, X509Certificate2 certificate, X509Certificate2Collection sent, DateTimeOffset? now)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(roots);
        chain.ChainPolicy.ExtraStore.AddRange(sent);
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(ServerAuthentication));
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        if (now is { } time)
        {
            chain.ChainPolicy.VerificationTimeIgnored = false;
            chain.ChainPolicy.VerificationTime = time.UtcDateTime;
        }
        else
        {
            chain.ChainPolicy.VerificationFlags = X509VerificationFlags.IgnoreNotTimeValid;
        }

        var good = chain.Build(certificate);
        foreach (var element in chain.ChainElements)
        {
            element.Certificate.Dispose();
        }

        return good;
    }
}
