using AgeingMonitor.Care;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Dashboard.Components;
using AgeingMonitor.Dashboard.Live;
using Microsoft.Extensions.Options;

namespace AgeingMonitor.Dashboard.DailyLists;

/// <summary>Reads the daily list of somebody's teams. Replayed homes are on it when they are on the board, at the time of their recording.</summary>
internal sealed class DailyListReader(IHomeDirectory homes, INameDirectory names, IDailyList list, IOptions<DashboardOptions> options, TimeProvider clock)
{
    /// <summary>What the list reaches back to.</summary>
    public static readonly TimeSpan Shown = TimeSpan.FromDays(14);

    public async Task<IReadOnlyList<DailyEntry>> ReadAsync(IReadOnlyList<TeamMembership> teams, CancellationToken cancellationToken)
    {
        var entries = new List<DailyEntry>();
        var now = Instant.Now(clock);
        foreach (var team in teams.DistinctBy(t => t.Team))
        {
            var plans = await homes.ListOfTeamAsync(team.Team, cancellationToken);
            var naming = TeamNaming.From(team.Team, plans, await names.ListOfTeamAsync(team.Team, cancellationToken));
            var withReplays = options.Value.ShowReplays && plans.Any(plan => plan.Mode == HomeMode.Replay);
            foreach (var flag in await list.ListAsync(team.Team, withReplays ? TimeRange.Always : new TimeRange(now - Shown, Instant.MaxValue), cancellationToken))
            {
                if (naming.Find(flag.Home.Value) is { } home && (home.Plan.Mode == HomeMode.Replay ? options.Value.ShowReplays : flag.During.To > now - Shown))
                {
                    entries.Add(new DailyEntry(flag, home));
                }
            }
        }

        return [.. entries.OrderByDescending(entry => entry.Flag.During.To).ThenByDescending(entry => entry.Flag.Score / entry.Flag.Limit).ThenBy(entry => entry.Naming.Label, NaturalOrder.Instance)];
    }
}
