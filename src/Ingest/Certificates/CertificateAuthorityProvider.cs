using AgeingMonitor.Ingest.Broker;
using Microsoft.Extensions.Options;

namespace AgeingMonitor.Ingest.Certificates;

/// <summary>The authority of the configured folder, opened when it is first asked for. Safe to share.</summary>
public sealed class CertificateAuthorityProvider(IOptions<BrokerOptions> options, TimeProvider clock) : IDisposable
{
    private readonly Lock gate = new();
    private Task<CertificateAuthority>? opening;

    /// <summary>The authority; this object disposes it.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public Task<CertificateAuthority> GetAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (opening is null or { IsFaulted: true } or { IsCanceled: true })
            {
                opening = CertificateAuthority.OpenAsync(options.Value.Certificates, clock, cancellationToken);
            }

            return opening;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (opening is { IsCompletedSuccessfully: true })
        {
            opening.Result.Dispose();
        }
    }
}
