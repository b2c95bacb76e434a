using AgeingMonitor.Care.Kits;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Ingest.Broker;
using AgeingMonitor.Ingest.Certificates;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AgeingMonitor.Ingest.Enrolment;

/// <summary>
/// Every 5 s: brings the revocation list up to what the care database says, for brokers that read one, and makes the broker forget what it keeps for retired kits.
/// The embedded broker needs no list: it asks at every connection and sweeps the live ones.
/// </summary>
internal sealed partial class RevocationRounds(IKitEnrolment care, CertificateAuthorityProvider certificates, IBrokerLink broker, TimeProvider clock, ILogger<RevocationRounds> log) : BackgroundService
{
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(5);
    private string? written;
    private bool failing;

    /// <summary>One round.</summary>
    internal async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        await WriteListAsync(cancellationToken);
        foreach (var kit in await care.ListToClearAsync(cancellationToken))
        {
            if (await broker.RetainAsync(kit, Topics.Cfg, default, cancellationToken))
            {
                await care.ClearedAsync(kit, cancellationToken);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, clock);
        do
        {
            try
            {
                await RunOnceAsync(stoppingToken);
                failing = false;
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // Care database or folder out of reach: the next round does it. Refusal by ingest does not depend on this.
                if (!failing)
                {
                    LogFailed(e.Message);
                }

                failing = true;
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
        while (await TicksAsync(timer, stoppingToken));
    }

    private static async Task<bool> TicksAsync(PeriodicTimer timer, CancellationToken stopping)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task WriteListAsync(CancellationToken cancellationToken)
    {
        var authority = await certificates.GetAsync(cancellationToken);
        if (!authority.CanIssue)
        {
            return;
        }

        var refused = await care.ListRefusedAsync(cancellationToken);
        var contents = string.Join(' ', refused.Select(certificate => certificate.Serial));
        if (contents == written)
        {
            return;
        }

        // A broker may have read the file before this process started: what changed since must be said too.
        var isKnown = written is null && authority.Folder.ReadRevocationList()?.SetEquals(refused.Select(certificate => certificate.Serial)) == true;
        authority.WriteRevocationList(refused.Select(certificate => new RevokedCertificate(certificate.Serial, certificate.RevokedAt!.Value.ToDateTimeOffset())));
        if (!isKnown)
        {
            LogListChanged(refused.Count, authority.RevocationFile);
        }

        written = contents;
    }

    [LoggerMessage(3220, LogLevel.Warning, "The revocation list names {Count} certificates now: a broker that reads {File} must be told to read it again")]
    private partial void LogListChanged(int count, string file);

    [LoggerMessage(3221, LogLevel.Warning, "The revocation list could not be brought up to date, it is tried again every 5 s: {Reason}")]
    private partial void LogFailed(string reason);
}
