using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AgeingMonitor.Edge.Link;

namespace AgeingMonitor.Edge.Agent.Enrolment;

/// <summary>
/// Whether a server is ours: its certificate is signed by the root that the kit knows, made for servers, and named as the server is addressed. The machine's own list of authorities is not asked.
/// </summary>
internal static class PinnedTrust
{
    private const string ServerAuthentication = "1.3.6.1.5.5.7.3.1";

    /// <summary>Whether it is good.</summary>
    /// <param name="root">The root.</param>
    /// <param name="certificate">What the server showed.</param>
    /// <param name="host">As it is addressed.</param>
    /// <param name="now">The present, or null for a kit whose clock may be unset: then the certificate's times are not looked at, the pin is the trust.</param>
    public static bool IsGood(X509Certificate2 root, X509Certificate2? certificate, string host, DateTimeOffset? now) =>
        certificate is not null
        && IsForServers(certificate)
        && certificate.MatchesHostname(host, allowWildcards: false, allowCommonName: false)
        && PinnedChain.IsGood([root], certificate, [], now);

    private static bool IsForServers(X509Certificate2 certificate) => certificate.Extensions
        .OfType<X509EnhancedKeyUsageExtension>()
        .SelectMany(extension => extension.EnhancedKeyUsages.Cast<Oid>())
        .Any(usage => usage.Value == ServerAuthentication);
}
