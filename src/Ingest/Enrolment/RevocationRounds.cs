using AgeingMonitor.Care.Kits;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Ingest.Broker;
using AgeingMonitor.Ingest.Certificates;
using Microsoft.Extensions.Logging;

namespace AgeingMonitor.Ingest.Enrolment;

/// <summary>
/// Every 5 s: brings the revocation list up to what the care database says, for brokers that read one, and makes the broker forget what it keeps for retired kits.
/// The embedded broker needs no list: it asks at every connection and sweeps the live ones.
/// </summary>
internal sealed partial class RevocationRounds(IKitEnrolment care, CertificateAuthorityProvider certificates, IBrokerLink broker, TimeProvider clock, ILogger<RevocationRounds> log) : Rounds(Period, clock)
{
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(5);
    private string? written;

    internal override async Task RunOnceAsync(CancellationToken cancellationToken)
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

    /// <summary>Care database or folder out of reach: the next round does it. Refusal by ingest does not depend on this.</summary>
    protected override void Fail(string reason) => LogFailed(reason);

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
