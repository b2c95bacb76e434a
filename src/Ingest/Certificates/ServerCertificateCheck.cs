using System.Security.Cryptography.X509Certificates;

namespace AgeingMonitor.Ingest.Certificates;

/// <summary>Whether the certificate shown by a server is good: signed by our root and no other, in its time, made for servers, and named as the server is addressed.</summary>
public sealed class ServerCertificateCheck(CertificateAuthority authority, TimeProvider clock)
{
    /// <summary>Whether it is good for a server at this name or address.</summary>
    public bool IsGood(X509Certificate2? certificate, string host) =>
        certificate is not null
        && RootedChain.Allows(certificate, CertificateProfile.ServerAuthentication)
        && RootedChain.IsSignedBy(authority.Root, certificate, clock)
        && certificate.MatchesHostname(host, allowWildcards: false, allowCommonName: false);
}
