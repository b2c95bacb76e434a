using System.Net.Security;
using AgeingMonitor.Ingest.Certificates;

namespace AgeingMonitor.Ingest.Broker;

/// <summary>The certificate that a server of ours shows, the embedded broker or the enrolment door; renewed while it runs. Safe to share: callers that come together may each read it from the folder, where it is made once.</summary>
internal sealed class BrokerCertificate(IdentityKeeper identities, string name, IEnumerable<string> hostNames, TimeProvider clock)
{
    private volatile Shown? shown;

    public async ValueTask<SslStreamCertificateContext> CurrentAsync(CancellationToken cancellationToken)
    {
        if (shown is { } current && clock.GetUtcNow() < current.RenewAt)
        {
            return current.Context;
        }

        // The one before is not disposed: connections may still stand on it.
        var certificate = await identities.EnsureServerAsync(name, hostNames, cancellationToken);
        var fresh = new Shown(SslStreamCertificateContext.Create(certificate, additionalCertificates: null, offline: true), IdentityKeeper.RenewAt(certificate));
        shown = fresh;
        return fresh.Context;
    }

    private sealed record Shown(SslStreamCertificateContext Context, DateTimeOffset RenewAt);
}
