using AgeingMonitor.Care.Database;
using AgeingMonitor.Care.Database.Rows;
using AgeingMonitor.Care.Homes;
using AgeingMonitor.Contracts.Enrolment;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using Microsoft.EntityFrameworkCore;

namespace AgeingMonitor.Care.Kits;

internal sealed class KitRegistry(CareTransactions transactions, KitDirectory directory, HomeDirectory homes, TimeProvider clock) : IKitRegistry
{
    private const string RetiredReason = "retired";

    public Task CreateAsync(KitId kit, CareTeamId? team, string? label, string by, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(by);
        var now = Instant.Now(clock);
        return transactions.WriteAsync(
            Provisioning.Lock,
            async context =>
            {
                if (!await context.Kits.AnyAsync(row => row.Id == kit, cancellationToken))
                {
                    context.Kits.Add(new KitRow { Id = kit, TeamId = team, Label = string.IsNullOrWhiteSpace(label) ? null : StorableText.Of(label.Trim(), IKitRegistry.LongestLabel), CreatedAt = now, CreatedBy = by });
                }

                return true;
            },
            cancellationToken);
    }

    public async Task<OpenedWindow?> OpenAsync(KitId kit, TimeSpan window, string by, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(by);
        ArgumentOutOfRangeException.ThrowIfLessThan(window, TimeSpan.FromMinutes(1));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(window, IKitRegistry.LongestWindow);
        var code = EnrolmentCode.New();
        var hash = CodeHash.Of(code);
        var now = Instant.Now(clock);
        var opened = await transactions.WriteAsync(
            Provisioning.Lock,
            async context =>
            {
                if (!await context.Kits.AnyAsync(row => row.Id == kit && row.RetiredAt == null, cancellationToken))
                {
                    return false;
                }

                await ShutWindowsAsync(context, kit, by, now, cancellationToken);
                context.KitEnrolments.Add(new KitEnrolmentRow { KitId = kit, CodeHash = hash, OpenedAt = now, OpenUntil = now + window, OpenedBy = by, WrongCodes = 0 });
                return true;
            },
            cancellationToken);
        return opened ? new OpenedWindow(kit, code, now + window) : null;
    }

    public Task<KitChange> CloseAsync(KitId kit, string by, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(by);
        var now = Instant.Now(clock);
        return transactions.WriteAsync(
            Provisioning.Lock,
            async context => !await context.Kits.AnyAsync(row => row.Id == kit, cancellationToken) ? KitChange.Unknown
                : await ShutWindowsAsync(context, kit, by, now, cancellationToken) > 0 ? KitChange.Done
                : KitChange.AlreadySo,
            cancellationToken);
    }

    public async Task<KitChange> RevokeAsync(KitId kit, string reason, string by, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        ArgumentException.ThrowIfNullOrWhiteSpace(by);
        var now = Instant.Now(clock);
        var why = StorableText.Of(reason.Trim(), IKitRegistry.LongestReason);
        var change = await transactions.WriteAsync(
            Provisioning.Lock,
            async context => await context.Kits.SingleOrDefaultAsync(row => row.Id == kit, cancellationToken) switch
            {
                null => KitChange.Unknown,
                { RetiredAt: not null } => KitChange.Retired,
                var row => await RevokeAsync(context, row, why, by, now, cancellationToken),
            },
            cancellationToken);
        directory.Forget(kit);
        return change;
    }

    public async Task<KitChange> RetireAsync(KitId kit, string by, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(by);
        var now = Instant.Now(clock);
        IReadOnlyList<(HomeId Home, CareTeamId Team)> left = [];
        var change = await transactions.WriteAsync(
            Provisioning.Lock,
            async context =>
            {
                if (await context.Kits.SingleOrDefaultAsync(known => known.Id == kit, cancellationToken) is not { } row)
                {
                    return KitChange.Unknown;
                }

                if (row.RetiredAt is not null)
                {
                    return KitChange.AlreadySo;
                }

                (row.RetiredAt, row.RetiredBy) = (now, by);
                await RevokeAsync(context, row, row.RevokedReason ?? RetiredReason, by, now, cancellationToken);
                left = await LeaveAsync(context, kit, now, cancellationToken);
                return KitChange.Done;
            },
            cancellationToken);
        directory.Forget(kit);
        foreach (var (home, team) in left)
        {
            homes.Forget(home, [team]);
        }

        return change;
    }

    public async Task<KitRecord?> FindAsync(KitId kit, CancellationToken cancellationToken) =>
        (await ReadAsync(rows => rows.Where(row => row.Id == kit), cancellationToken)).SingleOrDefault();

    public Task<IReadOnlyList<KitRecord>> ListAsync(CancellationToken cancellationToken) => ReadAsync(rows => rows, cancellationToken);

    public Task<EnrolmentDoor?> FindDoorAsync(CancellationToken cancellationToken) => transactions.ReadAsync(
        async context => await context.EnrolmentDoors.SingleOrDefaultAsync(cancellationToken) is { } row && EnrolmentLabel.TryParseServer(row.Server, out var server) && RootPin.TryParse(row.RootPin, out var pin)
            ? new EnrolmentDoor(server, pin)
            : null,
        cancellationToken);

    /// <summary>Shuts what is open; how many windows that were.</summary>
    private static Task<int> ShutWindowsAsync(CareDbContext context, KitId kit, string by, Instant now, CancellationToken cancellationToken) => context.KitEnrolments
        .Where(row => row.KitId == kit && row.ShutAt == null && row.OpenUntil > now)
        .ExecuteUpdateAsync(set => set.SetProperty(row => row.ShutAt, now).SetProperty(row => row.ShutBy, by), cancellationToken);

    // A kit that is revoked already may have a window that was opened since: it is shut all the same.
    private static async Task<KitChange> RevokeAsync(CareDbContext context, KitRow row, string why, string by, Instant now, CancellationToken cancellationToken)
    {
        var change = row.RevokedAt is null ? KitChange.Done : KitChange.AlreadySo;
        if (change == KitChange.Done)
        {
            (row.RevokedAt, row.RevokedReason, row.RevokedBy) = (now, why, by);
        }

        var kit = row.Id;
        await ShutWindowsAsync(context, kit, by, now, cancellationToken);
        foreach (var certificate in await context.KitCertificates.Where(known => known.KitId == kit && known.RevokedAt == null).ToListAsync(cancellationToken))
        {
            (certificate.RevokedAt, certificate.RevokedReason, certificate.RevokedBy) = (now, why, by);
        }

        return change;
    }

    /// <summary>Ends the kit's present places; those that had not begun fall away.</summary>
    private static async Task<IReadOnlyList<(HomeId Home, CareTeamId Team)>> LeaveAsync(CareDbContext context, KitId kit, Instant now, CancellationToken cancellationToken)
    {
        var sensors = await context.SensorPlacements.Where(row => row.KitId == kit && row.ToAt > now).ToListAsync(cancellationToken);
        context.SensorPlacements.RemoveRange(sensors.Where(row => row.FromAt >= now));
        sensors.ForEach(row => row.ToAt = now);
        var places = await context.KitPlacements.Where(row => row.KitId == kit && row.ToAt > now).ToListAsync(cancellationToken);
        context.KitPlacements.RemoveRange(places.Where(row => row.FromAt >= now));
        places.ForEach(row => row.ToAt = now);
        var left = places.Select(row => row.HomeId).ToList();
        return [.. (await context.Homes.Where(row => left.Contains(row.Id)).Select(row => new { row.Id, row.TeamId }).ToListAsync(cancellationToken)).Select(row => (row.Id, row.TeamId))];
    }

    private Task<IReadOnlyList<KitRecord>> ReadAsync(Func<IQueryable<KitRow>, IQueryable<KitRow>> which, CancellationToken cancellationToken) => transactions.ReadAsync(
        async context =>
        {
            var now = Instant.Now(clock);
            var kits = await which(context.Kits).ToListAsync(cancellationToken);
            var ids = kits.Select(row => row.Id).ToList();
            var places = (await context.KitPlacements.Where(row => ids.Contains(row.KitId))
                .Join(context.Homes, row => row.HomeId, home => home.Id, (row, home) => new { row.KitId, row.HomeId, row.FromAt, row.ToAt, home.Mode, home.TeamId })
                .ToListAsync(cancellationToken)).ToLookup(row => row.KitId);
            var windows = (await context.KitEnrolments.Where(row => ids.Contains(row.KitId) && row.ShutAt == null && row.UsedAt == null && row.OpenUntil > now).ToListAsync(cancellationToken)).ToLookup(row => row.KitId);
            var certificates = (await context.KitCertificates.Where(row => ids.Contains(row.KitId)).ToListAsync(cancellationToken)).ToLookup(row => row.KitId);
            return (IReadOnlyList<KitRecord>)
            [
                .. kits.Where(row => !places[row.Id].Any() || places[row.Id].Any(place => place.Mode != HomeMode.Replay))
                    .OrderByDescending(row => row.CreatedAt ?? Instant.MinValue).ThenBy(row => row.Id.Value, StringComparer.Ordinal)
                    .Select(row => new KitRecord(
                        row.Id,
                        row.Label,
                        row.CreatedAt,
                        places[row.Id].FirstOrDefault(place => place.FromAt <= now && now < place.ToAt)?.HomeId,
                        windows[row.Id].Select(window => new KitWindow(window.OpenedAt, window.OpenUntil, window.OpenedBy, window.WrongCodes)).FirstOrDefault(),
                        [.. certificates[row.Id].OrderByDescending(one => one.IssuedAt).Select(KitEnrolment.CertificateOf)],
                        row.RevokedAt,
                        row.RevokedReason,
                        row.RetiredAt,
                        KitOwner.Of(row.TeamId, places[row.Id].Select(place => (place.FromAt, place.TeamId)), now))),
            ];
        },
        cancellationToken);
}
