using AgeingMonitor.Care;
using AgeingMonitor.Care.Kits;
using AgeingMonitor.Contracts.Enrolment;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Ingest.Tests.Enrolment;

/// <summary>The door's side of a care database in memory: one code a kit, and what was issued. Its rules stand in the care database's own tests.</summary>
internal sealed class EnrolmentFake(TimeProvider clock) : IKitEnrolment
{
    public Dictionary<KitId, string> Codes { get; } = [];

    public List<KitCertificate> Issued { get; } = [];

    public HashSet<string> Refused { get; } = [];

    public List<KitId> ToClear { get; } = [];

    public EnrolmentDoor? Door { get; private set; }

    public bool IsDown { get; set; }

    public Task<string?> RedeemAsync(KitId kit, string code, string keyHash, CancellationToken cancellationToken) => Up(
        !Codes.TryGetValue(kit, out var right) ? EnrolmentReasons.WindowShut : right == code ? null : EnrolmentReasons.WrongCode);

    public Task<bool> EnrolAsync(KitCertificate certificate, CancellationToken cancellationToken)
    {
        Issued.Add(certificate);
        return Up(true);
    }

    public Task<string?> MayRenewAsync(KitId kit, string serial, Instant notAfter, CancellationToken cancellationToken) => Up(
        Refused.Contains(serial) ? EnrolmentReasons.Revoked : notAfter - Instant.Now(clock) > CertificateTerms.RenewBefore ? EnrolmentReasons.TooEarly : (string?)null);

    public async Task<string?> RenewAsync(KitCertificate certificate, string serial, Instant notAfter, CancellationToken cancellationToken)
    {
        var refusal = await MayRenewAsync(certificate.Kit, serial, notAfter, cancellationToken);
        return refusal is null && await EnrolAsync(certificate, cancellationToken) ? null : refusal;
    }

    public Task<bool> ConfirmAsync(KitId kit, string serial, CancellationToken cancellationToken)
    {
        var good = !Refused.Contains(serial) && Issued.Any(certificate => certificate.Serial == serial);
        Refused.UnionWith(good ? Issued.Where(certificate => certificate.Serial != serial).Select(certificate => certificate.Serial) : []);
        return Up(good);
    }

    public Task<IReadOnlyList<KitCertificate>> ListRefusedAsync(CancellationToken cancellationToken) => Up<IReadOnlyList<KitCertificate>>(
        [.. Refused.Select(serial => new KitCertificate(serial, KitId.Derive("any"), string.Empty, Instant.Epoch, Instant.MaxValue, Instant.Now(clock), "lost"))]);

    public Task<IReadOnlyList<KitId>> ListToClearAsync(CancellationToken cancellationToken) => Up<IReadOnlyList<KitId>>([.. ToClear]);

    public Task ClearedAsync(KitId kit, CancellationToken cancellationToken) => Up(ToClear.Remove(kit));

    public Task SayDoorAsync(EnrolmentDoor door, CancellationToken cancellationToken)
    {
        Door = door;
        return Task.CompletedTask;
    }

    private Task<T> Up<T>(T answer) => IsDown ? throw new CareDatabaseException("down") : Task.FromResult(answer);
}
