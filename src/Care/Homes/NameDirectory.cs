using System.Linq.Expressions;
using AgeingMonitor.Care.Database;
using AgeingMonitor.Care.Database.Rows;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using Microsoft.EntityFrameworkCore;

namespace AgeingMonitor.Care.Homes;

internal sealed class NameDirectory(CareTransactions transactions, TimeProvider clock) : INameDirectory
{
    public Task<IReadOnlyList<HomeNames>> ListOfTeamAsync(CareTeamId team, CancellationToken cancellationToken) =>
        transactions.ReadAsync(context => ReadAsync(context, home => home.TeamId == team, cancellationToken), cancellationToken);

    public async Task<HomeNames?> FindHomeAsync(HomeId home, CancellationToken cancellationToken) =>
        (await transactions.ReadAsync(context => ReadAsync(context, row => row.Id == home, cancellationToken), cancellationToken)).SingleOrDefault();

    public Task<ResidentIdentity?> FindResidentAsync(ResidentId resident, CancellationToken cancellationToken) => transactions.ReadAsync(
        async context => await context.Residents.SingleOrDefaultAsync(row => row.Id == resident, cancellationToken) is { } row ? IdentityOf(row) : null,
        cancellationToken);

    public Task<IReadOnlyDictionary<string, string>> NamesOfUsersAsync(IReadOnlyCollection<string> userIds, CancellationToken cancellationToken) => transactions.ReadAsync(
        async context => (IReadOnlyDictionary<string, string>)await context.Users
            .Where(user => userIds.Contains(user.Id))
            .ToDictionaryAsync(user => user.Id, user => user.DisplayName, cancellationToken),
        cancellationToken);

    private static ResidentIdentity? IdentityOf(ResidentRow row) => row is { GivenName: { } given, FamilyName: { } family } ? new ResidentIdentity(given, family, row.BirthDate) : null;

    private async Task<IReadOnlyList<HomeNames>> ReadAsync(CareDbContext context, Expression<Func<HomeRow, bool>> which, CancellationToken cancellationToken)
    {
        var now = Instant.Now(clock);
        var homes = await context.Homes.Where(which).ToListAsync(cancellationToken);
        var living = await context.Homes.Where(which)
            .Join(context.Residencies, home => home.Id, residency => residency.HomeId, (home, residency) => new { home.Id, home.Mode, residency.ResidentId, residency.FromAt, residency.ToAt })
            .Where(residency => residency.Mode == HomeMode.Replay || (residency.FromAt <= now && residency.ToAt > now))
            .Join(context.Residents, residency => residency.ResidentId, resident => resident.Id, (residency, resident) => new { Home = residency.Id, Resident = resident })
            .ToListAsync(cancellationToken);
        var residents = living.ToLookup(entry => entry.Home, entry => entry.Resident);
        return
        [
            .. homes.OrderBy(home => home.Id.Value, StringComparer.Ordinal).Select(home => new HomeNames(
                home.Id,
                home.Label,
                [
                    .. residents[home.Id].DistinctBy(resident => resident.Id).OrderBy(resident => resident.Id.Value, StringComparer.Ordinal)
                        .Where(resident => IdentityOf(resident) is not null)
                        .Select(resident => KeyValuePair.Create(resident.Id, IdentityOf(resident)!)),
                ])),
        ];
    }
}
