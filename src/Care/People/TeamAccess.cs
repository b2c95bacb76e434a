using AgeingMonitor.Care.Database;
using AgeingMonitor.Care.Homes;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using Microsoft.EntityFrameworkCore;

namespace AgeingMonitor.Care.People;

internal sealed class TeamAccess : ITeamAccess
{
    private readonly CareTransactions transactions;
    private readonly HomeDirectory homes;
    private readonly TimeProvider clock;
    private readonly ShortMemory<string, IReadOnlyList<Membership>> memberships;

    public TeamAccess(CareTransactions transactions, HomeDirectory homes, TimeProvider clock)
    {
        this.transactions = transactions;
        this.homes = homes;
        this.clock = clock;
        memberships = new(clock, user => transactions.ReadAsync(context => ReadAsync(context, user), CancellationToken.None));
    }

    public async ValueTask<IReadOnlyList<TeamMembership>> TeamsOfAsync(string userId, CancellationToken cancellationToken)
    {
        var now = Instant.Now(clock);
        var all = await memberships.GetAsync(userId, cancellationToken);
        return [.. all.Where(membership => membership.During.Contains(now)).Select(membership => membership.Team)];
    }

    public async ValueTask<bool> MaySeeTeamAsync(string userId, CareTeamId team, CancellationToken cancellationToken) =>
        (await TeamsOfAsync(userId, cancellationToken)).Any(membership => membership.Team == team);

    public async ValueTask<bool> MaySeeHomeAsync(string userId, HomeId home, CancellationToken cancellationToken) =>
        await homes.FindAsync(home, cancellationToken) is { } plan && await MaySeeTeamAsync(userId, plan.CareTeam, cancellationToken);

    public Task<bool> MaySeeResidentAsync(string userId, ResidentId resident, CancellationToken cancellationToken)
    {
        var now = Instant.Now(clock);
        return transactions.ReadAsync(
            context => context.Residencies
                .Where(residency => residency.ResidentId == resident)
                .Join(context.Homes, residency => residency.HomeId, home => home.Id, (residency, home) => new { home.TeamId, home.Mode, residency.FromAt, residency.ToAt })
                .Where(residency => residency.Mode == HomeMode.Replay || (residency.FromAt <= now && residency.ToAt > now))
                .AnyAsync(
                    residency => context.TeamMemberships.Any(membership =>
                        membership.UserId == userId && membership.TeamId == residency.TeamId && membership.FromAt <= now && membership.ToAt > now),
                    cancellationToken),
            cancellationToken);
    }

    /// <summary>After a change by this process, which then shows at once.</summary>
    public void Forget(string userId) => memberships.Forget(userId);

    private static async Task<IReadOnlyList<Membership>> ReadAsync(CareDbContext context, string user)
    {
        var rows = await context.TeamMemberships
            .Where(membership => membership.UserId == user)
            .Join(context.Teams, membership => membership.TeamId, team => team.Id, (membership, team) => new { membership.TeamId, team.Name, membership.Role, membership.FromAt, membership.ToAt })
            .ToListAsync();
        return
        [
            .. rows.OrderBy(row => row.Name, StringComparer.Ordinal).ThenBy(row => row.TeamId.Value, StringComparer.Ordinal).ThenBy(row => row.Role, StringComparer.Ordinal)
                .Select(row => new Membership(new TeamMembership(row.TeamId, row.Name, row.Role), new TimeRange(row.FromAt, row.ToAt))),
        ];
    }

    private sealed record Membership(TeamMembership Team, TimeRange During);
}
