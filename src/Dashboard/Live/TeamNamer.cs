using AgeingMonitor.Care;
using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Dashboard.Live;

/// <summary>
/// Puts names to a team's homes ten times a second: which homes the team follows is asked each time (the directory remembers), what they are called is read anew every 5 s,
/// and when a home is new.
/// One caller at a time.
/// </summary>
internal sealed class TeamNamer(CareTeamId team, IHomeDirectory homes, INameDirectory names, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(5);

    private readonly HashSet<HomeId> asked = [];
    private IReadOnlyList<HomeNames> known = [];
    private long? readAt;

    public async Task<TeamNaming> ReadAsync(CancellationToken cancellationToken)
    {
        var plans = await homes.ListOfTeamAsync(team, cancellationToken);
        if (readAt is not { } at || clock.GetElapsedTime(at) >= Kept || !plans.All(p => asked.Contains(p.Home)))
        {
            known = await names.ListOfTeamAsync(team, cancellationToken);
            readAt = clock.GetTimestamp();
            asked.UnionWith(plans.Select(p => p.Home));
        }

        return TeamNaming.From(team, plans, known);
    }
}
