using AgeingMonitor.Care.Database;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using Microsoft.EntityFrameworkCore;

namespace AgeingMonitor.Care.Homes;

internal sealed class HomeDirectory : IHomeDirectory
{
    private readonly CareTransactions transactions;
    private readonly ShortMemory<HomeId, HomePlan?> plans;
    private readonly ShortMemory<CareTeamId, IReadOnlyList<HomePlan>> plansOfTeams;

    public HomeDirectory(CareTransactions transactions, TimeProvider clock)
    {
        this.transactions = transactions;
        plans = new(clock, async home => (await ReadAsync(context => HomePlanReader.ReadAsync(context, row => row.Id == home, CancellationToken.None))).SingleOrDefault());
        plansOfTeams = new(clock, team => ReadAsync(context => HomePlanReader.ReadAsync(context, row => row.TeamId == team, CancellationToken.None)));
    }

    public ValueTask<HomePlan?> FindAsync(HomeId home, CancellationToken cancellationToken) => plans.GetAsync(home, cancellationToken);

    public Task<IReadOnlyList<HomeId>> ListAsync(IReadOnlyCollection<HomeMode> modes, CancellationToken cancellationToken) => transactions.ReadAsync(
        async context =>
        {
            var homes = await context.Homes
                .Where(home => modes.Contains(home.Mode) && context.KitPlacements.Any(placement => placement.HomeId == home.Id))
                .Select(home => home.Id)
                .ToListAsync(cancellationToken);
            return (IReadOnlyList<HomeId>)[.. homes.OrderBy(home => home.Value, StringComparer.Ordinal)];
        },
        cancellationToken);

    public async Task<IReadOnlyList<HomePlan>> ListOfTeamAsync(CareTeamId team, CancellationToken cancellationToken) =>
        await plansOfTeams.GetAsync(team, cancellationToken);

    /// <summary>After a change by this process, which then shows at once.</summary>
    public void Forget(HomeId home, IEnumerable<CareTeamId> teams)
    {
        plans.Forget(home);
        foreach (var team in teams)
        {
            plansOfTeams.Forget(team);
        }
    }

    private Task<IReadOnlyList<HomePlan>> ReadAsync(Func<CareDbContext, Task<IReadOnlyList<HomePlan>>> work) => transactions.ReadAsync(work, CancellationToken.None);
}
