using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using AgeingMonitor.Ingest.Certificates;

namespace AgeingMonitor.Ingest.Broker;

/// <summary>The TLS handshake of a client: 1.2 or later, with a certificate of ours, within a time limit.</summary>
internal sealed class ClientHandshake(BrokerCertificate certificate, ClientCertificateCheck check, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>Who the client is; null with a reason when it is refused.</summary>
    public async Task<(ClientIdentity? Client, string? Refusal)> AuthenticateAsync(SslStream stream, CancellationToken cancellationToken)
    {
        ClientIdentity? client = null;
        string? refusal = null;
        var tls = new SslServerAuthenticationOptions
        {
            ServerCertificateContext = await certificate.CurrentAsync(cancellationToken),
            ClientCertificateRequired = true,
            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
            CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
            AllowRenegotiation = false,
            AllowTlsResume = false,

            // The platform's own judgement is not asked: the callback decides. This keeps it from fetching anything.
            CertificateChainPolicy = new X509ChainPolicy { DisableCertificateDownloads = true, TrustMode = X509ChainTrustMode.CustomRootTrust },
            RemoteCertificateValidationCallback = (_, shown, _, _) => (client = check.Identify(shown as X509Certificate2, out refusal)) is not null,
        };

        using var limit = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await stream.AuthenticateAsServerAsync(tls, either.Token);
            return (client, refusal);
        }
        catch (Exception e) when (e is AuthenticationException or IOException or OperationCanceledException)
        {
            return (null, refusal ?? "handshake-failed");
        }
    }
}
