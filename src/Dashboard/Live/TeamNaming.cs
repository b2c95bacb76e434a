using AgeingMonitor.Care;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Dashboard.Live;

/// <summary>The homes that a team follows now, with their names. What is not in here is not shown to the team.</summary>
internal sealed class TeamNaming(CareTeamId team, IReadOnlyDictionary<string, HomeNaming> homes)
{
    public CareTeamId Team => team;

    public IEnumerable<HomeNaming> Homes => homes.Values;

    public HomeNaming? Find(string home) => homes.GetValueOrDefault(home);

    public static TeamNaming From(CareTeamId team, IReadOnlyList<HomePlan> plans, IReadOnlyList<HomeNames> names)
    {
        var known = names.ToDictionary(n => n.Home);
        return new TeamNaming(team, plans.ToDictionary(p => p.Home.Value, p => new HomeNaming(p, known.GetValueOrDefault(p.Home)), StringComparer.Ordinal));
    }
}
