using AgeingMonitor.Care.Database;
using AgeingMonitor.Care.Database.Rows;
using AgeingMonitor.Care.Homes;
using AgeingMonitor.Contracts.Commands;
using AgeingMonitor.Contracts.Enrolment;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using Microsoft.EntityFrameworkCore;

namespace AgeingMonitor.Care.Kits;

internal sealed class KitEnrolment(CareTransactions transactions, KitDirectory directory, TimeProvider clock) : IKitEnrolment
{
    private const string Replaced = "replaced";
    private const int TheDoor = 1;

    public async Task<string?> RedeemAsync(KitId kit, string code, string keyHash, CancellationToken cancellationToken)
    {
        // The slow hash is made outside the transaction, where it holds nobody up; what counts is decided inside, one after the other.
        var window = await transactions.ReadAsync(context => OpenWindow(context, kit, Instant.Now(clock)).Select(row => new { row.Id, row.CodeHash }).FirstOrDefaultAsync(cancellationToken), cancellationToken);
        if (window is null)
        {
            return EnrolmentReasons.WindowShut;
        }

        var isRight = CodeHash.Matches(code, window.CodeHash);
        var now = Instant.Now(clock);
        return await transactions.WriteAsync(
            Provisioning.Lock,
            async context =>
            {
                if (await OpenWindow(context, kit, now).SingleOrDefaultAsync(row => row.Id == window.Id, cancellationToken) is not { } row)
                {
                    return EnrolmentReasons.WindowShut;
                }

                if (!isRight)
                {
                    row.WrongCodes++;
                    row.ShutAt = row.WrongCodes >= IKitEnrolment.WrongCodesAllowed ? now : null;
                    return row.ShutAt is null ? EnrolmentReasons.WrongCode : EnrolmentReasons.WindowShut;
                }

                if (row.UsedByKey is not null && row.UsedByKey != keyHash)
                {
                    return EnrolmentReasons.WindowShut;
                }

                (row.UsedAt, row.UsedByKey) = (row.UsedAt ?? now, keyHash);
                return null;
            },
            cancellationToken);
    }

    public async Task<bool> EnrolAsync(KitCertificate certificate, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        var (kit, key, now) = (certificate.Kit, certificate.KeyHash, Instant.Now(clock));
        var kept = await transactions.WriteAsync(
            Provisioning.Lock,
            async context =>
            {
                if (await OpenWindow(context, kit, now).SingleOrDefaultAsync(known => known.UsedByKey == key, cancellationToken) is not { } window)
                {
                    return false;
                }

                var row = await context.Kits.SingleAsync(known => known.Id == kit, cancellationToken);
                (row.RevokedAt, row.RevokedReason, row.RevokedBy) = (null, null, null);
                await RefuseAsync(context.KitCertificates.Where(known => known.KitId == kit && (known.KeyHash != key || known.IssuedAt < window.OpenedAt)), now, cancellationToken);
                context.KitCertificates.Add(RowOf(certificate, now));
                return true;
            },
            cancellationToken);
        directory.Forget(kit);
        return kept;
    }

    public Task<string?> MayRenewAsync(KitId kit, string serial, Instant notAfter, CancellationToken cancellationToken)
    {
        var now = Instant.Now(clock);
        return transactions.ReadAsync(context => JudgeRenewalAsync(context, kit, serial, notAfter, now, cancellationToken), cancellationToken);
    }

    public Task<string?> RenewAsync(KitCertificate certificate, string serial, Instant notAfter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        var now = Instant.Now(clock);
        return transactions.WriteAsync(
            Provisioning.Lock,
            async context =>
            {
                var refusal = await JudgeRenewalAsync(context, certificate.Kit, serial, notAfter, now, cancellationToken);
                if (refusal is null)
                {
                    context.KitCertificates.Add(RowOf(certificate, now));
                }

                return refusal;
            },
            cancellationToken);
    }

    public async Task<bool> ConfirmAsync(KitId kit, string serial, CancellationToken cancellationToken)
    {
        var now = Instant.Now(clock);
        var good = await transactions.WriteAsync(
            Provisioning.Lock,
            async context =>
            {
                if (await context.KitCertificates.SingleOrDefaultAsync(known => known.Serial == serial && known.KitId == kit && known.RevokedAt == null, cancellationToken) is not { } row)
                {
                    return false;
                }

                row.UsedAt ??= now;
                await RefuseAsync(context.KitCertificates.Where(known => known.KitId == kit && known.Serial != serial && known.IssuedAt < row.IssuedAt), now, cancellationToken);
                return true;
            },
            cancellationToken);
        directory.Forget(kit);
        return good;
    }

    public Task<IReadOnlyList<KitCertificate>> ListRefusedAsync(CancellationToken cancellationToken)
    {
        var now = Instant.Now(clock);
        return transactions.ReadAsync(
            async context => (IReadOnlyList<KitCertificate>)
                [.. (await context.KitCertificates.Where(row => row.RevokedAt != null && row.NotAfter > now).OrderBy(row => row.Serial).ToListAsync(cancellationToken)).Select(CertificateOf)],
            cancellationToken);
    }

    public Task<IReadOnlyList<KitId>> ListToClearAsync(CancellationToken cancellationToken) => transactions.ReadAsync(
        async context => (IReadOnlyList<KitId>)await context.Kits.Where(row => row.RetiredAt != null && row.ClearedAt == null).Select(row => row.Id).ToListAsync(cancellationToken),
        cancellationToken);

    public Task ClearedAsync(KitId kit, CancellationToken cancellationToken)
    {
        var now = Instant.Now(clock);
        return transactions.WriteAsync(
            Provisioning.Lock, context => context.Kits.Where(row => row.Id == kit).ExecuteUpdateAsync(set => set.SetProperty(row => row.ClearedAt, now), cancellationToken), cancellationToken);
    }

    public Task SayDoorAsync(EnrolmentDoor door, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(door);
        var now = Instant.Now(clock);
        return transactions.WriteAsync(
            Provisioning.Lock,
            async context =>
            {
                var row = await context.EnrolmentDoors.SingleOrDefaultAsync(cancellationToken)
                    ?? context.EnrolmentDoors.Add(new EnrolmentDoorRow { Id = TheDoor, Server = string.Empty, RootPin = string.Empty, SaidAt = now }).Entity;
                (row.Server, row.RootPin, row.SaidAt) = (door.Server.GetLeftPart(UriPartial.Authority), door.Pin.Value, now);
                return true;
            },
            cancellationToken);
    }

    internal static KitCertificate CertificateOf(KitCertificateRow row) => new(row.Serial, row.KitId, row.KeyHash, row.NotBefore, row.NotAfter, row.RevokedAt, row.RevokedReason);

    private static IQueryable<KitEnrolmentRow> OpenWindow(CareDbContext context, KitId kit, Instant now) => context.KitEnrolments
        .Where(row => row.KitId == kit && row.ShutAt == null && row.OpenUntil > now && row.WrongCodes < IKitEnrolment.WrongCodesAllowed);

    private static async Task<string?> JudgeRenewalAsync(CareDbContext context, KitId kit, string serial, Instant notAfter, Instant now, CancellationToken cancellationToken)
    {
        if (!await context.Kits.AnyAsync(row => row.Id == kit && row.RevokedAt == null && row.RetiredAt == null, cancellationToken)
            || await context.KitCertificates.AnyAsync(row => row.Serial == serial && row.RevokedAt != null, cancellationToken))
        {
            return EnrolmentReasons.Revoked;
        }

        var aDayAgo = now - TimeSpan.FromDays(1);
        return notAfter - now > CertificateTerms.RenewBefore && !await IsAskedAsync(context, kit, now, cancellationToken) ? EnrolmentReasons.TooEarly
            : await context.KitCertificates.CountAsync(row => row.KitId == kit && row.IssuedAt > aDayAgo, cancellationToken) >= IKitEnrolment.RenewalsPerDay ? EnrolmentReasons.TooMany
            : null;
    }

    /// <summary>Whether somebody has asked this kit to renew now, and it has not answered.</summary>
    private static Task<bool> IsAskedAsync(CareDbContext context, KitId kit, Instant now, CancellationToken cancellationToken)
    {
        var renew = CommandRules.TextOf(CommandKind.RenewCertificate);
        return context.KitCommands.AnyAsync(row => row.KitId == kit && row.Kind == renew && row.AnsweredAt == null && row.ExpiresAt > now, cancellationToken);
    }

    private static async Task RefuseAsync(IQueryable<KitCertificateRow> which, Instant now, CancellationToken cancellationToken)
    {
        foreach (var row in await which.Where(row => row.RevokedAt == null).ToListAsync(cancellationToken))
        {
            (row.RevokedAt, row.RevokedReason, row.RevokedBy) = (now, Replaced, CareActors.System);
        }
    }

    private static KitCertificateRow RowOf(KitCertificate certificate, Instant now) => new()
    {
        Serial = certificate.Serial,
        KitId = certificate.Kit,
        KeyHash = certificate.KeyHash,
        NotBefore = certificate.NotBefore,
        NotAfter = certificate.NotAfter,
        IssuedAt = now,
    };
}
