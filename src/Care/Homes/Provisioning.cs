using AgeingMonitor.Care.Database;
using AgeingMonitor.Care.Database.Rows;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using Microsoft.EntityFrameworkCore;

namespace AgeingMonitor.Care.Homes;

internal sealed class Provisioning(CareTransactions transactions, HomeDirectory homes, KitDirectory kits, TimeProvider clock) : IProvisioning
{
    /// <summary>One at a time in all processes: a placement is held against those of other homes.</summary>
    internal const string Lock = "provisioning";

    public Task EnsureTeamAsync(CareTeamId team, string name, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return transactions.WriteAsync(
            Lock,
            async context =>
            {
                var row = await context.Teams.SingleOrDefaultAsync(known => known.Id == team, cancellationToken) ?? context.Teams.Add(new CareTeamRow { Id = team, Name = name }).Entity;
                row.Name = name;
                return true;
            },
            cancellationToken);
    }

    public Task<IReadOnlyDictionary<CareTeamId, string>> ListTeamsAsync(CancellationToken cancellationToken) => transactions.ReadAsync(
        async context => (IReadOnlyDictionary<CareTeamId, string>)await context.Teams.ToDictionaryAsync(row => row.Id, row => row.Name, cancellationToken), cancellationToken);

    public async Task EnsureHomeAsync(HomePlan plan, IReadOnlyDictionary<ResidentId, ResidentIdentity> identities, string? homeLabel, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(identities);
        HomePlanCheck.Require(plan);
        var (teams, formerKits) = await transactions.WriteAsync(
            Lock,
            async context =>
            {
                var former = await context.KitPlacements.Where(row => row.HomeId == plan.Home).Select(row => row.KitId).ToListAsync(cancellationToken);
                return (await new HomeWriter(context, plan, cancellationToken).WriteAsync(identities, homeLabel), former);
            },
            cancellationToken);
        homes.Forget(plan.Home, teams);
        foreach (var kit in plan.Kits.Select(placement => placement.Kit).Concat(formerKits))
        {
            kits.Forget(kit);
        }
    }

    public async Task<HomePlan?> ChangeHomeAsync(HomeId home, Func<HomePlan, HomePlan?> change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        var (plan, teams) = await transactions.WriteAsync<(HomePlan?, IReadOnlyList<CareTeamId>)>(
            Lock,
            async context =>
            {
                if ((await HomePlanReader.ReadAsync(context, row => row.Id == home, cancellationToken)).SingleOrDefault() is not { } present || change(present) is not { } wanted)
                {
                    return (null, []);
                }

                HomePlanCheck.Require(wanted);
                return (wanted, await new HomeWriter(context, wanted, cancellationToken).WriteAsync(new Dictionary<ResidentId, ResidentIdentity>(), null));
            },
            cancellationToken);
        homes.Forget(home, teams);
        return plan;
    }

    public async Task RevokeKitAsync(KitId kit, string reason, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        await transactions.WriteAsync(
            Lock,
            async context =>
            {
                // A kit nobody knows may be revoked as well: it then stays refused when it is placed.
                var row = await context.Kits.SingleOrDefaultAsync(known => known.Id == kit, cancellationToken) ?? context.Kits.Add(new KitRow { Id = kit }).Entity;
                if (row.RevokedAt is null)
                {
                    row.RevokedAt = Instant.Now(clock);
                    row.RevokedReason = reason;
                }

                return true;
            },
            cancellationToken);
        kits.Forget(kit);
    }
}
