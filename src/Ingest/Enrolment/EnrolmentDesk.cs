using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AgeingMonitor.Care.Kits;
using AgeingMonitor.Contracts.Enrolment;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Ingest.Broker;
using AgeingMonitor.Ingest.Certificates;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AgeingMonitor.Ingest.Enrolment;

/// <summary>Decides who gets a certificate. It knows nothing of HTTP. Safe to share.</summary>
internal sealed partial class EnrolmentDesk(
    IKitEnrolment care, CertificateAuthorityProvider certificates, IBrokerLink broker, IOptions<EnrolmentOptions> options, IOptions<BrokerOptions> brokerOptions, TimeProvider clock, ILogger<EnrolmentDesk> log)
{
    private const int DefaultBrokerPort = 8883;
    private readonly AddressLimit limit = new(clock);

    /// <summary>A first certificate for a one-time code.</summary>
    public async Task<EnrolmentOutcome> EnrolAsync(EnrolmentRequest request, IPAddress? from, CancellationToken cancellationToken)
    {
        if (limit.IsReached(from))
        {
            return EnrolmentOutcome.Refused(EnrolmentReasons.TooMany);
        }

        if (!KitId.TryParse(request.Kit, out var kit) || !EnrolmentCode.TryParse(request.Code, out var code))
        {
            limit.NoteWrong(from);
            return EnrolmentOutcome.Refused(EnrolmentReasons.Malformed);
        }

        // The request is judged first: a code is not used up by a request that gets nothing.
        if (CertificateAuthority.ReadRequest(request.Request, out var refusal) is not { } key)
        {
            return EnrolmentOutcome.Refused(refusal!);
        }

        var authority = await certificates.GetAsync(cancellationToken);
        if (!authority.CanIssue)
        {
            LogCannotIssue();
            return EnrolmentOutcome.Refused(EnrolmentReasons.Unavailable);
        }

        if (await care.RedeemAsync(kit, code, HashOf(key), cancellationToken) is { } wrong)
        {
            limit.NoteWrong(from);
            LogRefused(kit, wrong);
            return EnrolmentOutcome.Refused(wrong);
        }

        var (answer, certificate) = Issue(authority, kit, key);
        if (!await care.EnrolAsync(certificate, cancellationToken))
        {
            return EnrolmentOutcome.Refused(EnrolmentReasons.WindowShut);
        }

        LogEnrolled(kit, certificate.NotAfter);
        return new EnrolmentOutcome(answer, null);
    }

    /// <summary>The next certificate for a kit that shows its present one.</summary>
    public async Task<EnrolmentOutcome> RenewAsync(RenewalRequest request, X509Certificate2? shown, CancellationToken cancellationToken)
    {
        var authority = await certificates.GetAsync(cancellationToken);
        if (Identify(authority, shown) is not { } kit)
        {
            return EnrolmentOutcome.Refused(EnrolmentReasons.NotTrusted);
        }

        if (CertificateAuthority.ReadRequest(request.Request, out var refusal) is not { } key)
        {
            return EnrolmentOutcome.Refused(refusal!);
        }

        if (!authority.CanIssue)
        {
            LogCannotIssue();
            return EnrolmentOutcome.Refused(EnrolmentReasons.Unavailable);
        }

        // Asked first, so that nothing is signed for whoever gets nothing; what counts is judged as it is kept.
        var (serial, until) = (shown!.SerialNumber, InstantOf(shown.NotAfter));
        var no = await care.MayRenewAsync(kit, serial, until, cancellationToken);
        var (answer, certificate) = no is null ? Issue(authority, kit, key) : default;
        no ??= await care.RenewAsync(certificate, serial, until, cancellationToken);
        if (no is not null)
        {
            LogRefused(kit, no);
            return EnrolmentOutcome.Refused(no);
        }

        LogRenewed(kit, certificate.NotAfter);
        return new EnrolmentOutcome(answer, null);
    }

    /// <summary>A kit shows that its new certificate works.</summary>
    public async Task<EnrolmentOutcome> ConfirmAsync(X509Certificate2? shown, CancellationToken cancellationToken) =>
        Identify(await certificates.GetAsync(cancellationToken), shown) is not { } kit ? EnrolmentOutcome.Refused(EnrolmentReasons.NotTrusted)
        : await care.ConfirmAsync(kit, shown!.SerialNumber, cancellationToken) ? EnrolmentOutcome.Yes
        : EnrolmentOutcome.Refused(EnrolmentReasons.Revoked);

    private static string HashOf(PublicKey key) => Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()));

    private static Instant InstantOf(DateTime time) => Instant.From(new DateTimeOffset(time.ToUniversalTime()));

    private KitId? Identify(CertificateAuthority authority, X509Certificate2? shown) => new ClientCertificateCheck(authority, clock).Identify(shown, out _)?.Kit;

    private (EnrolmentAnswer Answer, KitCertificate Certificate) Issue(CertificateAuthority authority, KitId kit, PublicKey key)
    {
        var pem = authority.IssueClient(kit.Value, key, CertificateTerms.Validity).Certificate;
        using var certificate = X509Certificate2.CreateFromPem(pem);
        var door = options.Value;
        var port = door.BrokerPort ?? (broker is EmbeddedBroker { Port: > 0 } embedded ? embedded.Port : brokerOptions.Value.Kind == BrokerKind.Embedded ? brokerOptions.Value.Port : DefaultBrokerPort);
        return (
            new EnrolmentAnswer(pem, authority.RootPem, door.BrokerHost ?? door.HostName, port, clock.GetUtcNow().ToUnixTimeSeconds()),
            new KitCertificate(certificate.SerialNumber, kit, HashOf(key), InstantOf(certificate.NotBefore), InstantOf(certificate.NotAfter)));
    }

    [LoggerMessage(3201, LogLevel.Information, "Kit {Kit} is enrolled; its certificate ends {Until}")]
    private partial void LogEnrolled(KitId kit, Instant until);

    [LoggerMessage(3202, LogLevel.Information, "Kit {Kit} has its next certificate, which ends {Until}")]
    private partial void LogRenewed(KitId kit, Instant until);

    [LoggerMessage(3203, LogLevel.Warning, "Kit {Kit} gets no certificate: {Reason}")]
    private partial void LogRefused(KitId kit, string reason);

    [LoggerMessage(3204, LogLevel.Error, "No certificate can be issued: the root's key is not in the folder Broker:Certificates")]
    private partial void LogCannotIssue();
}
