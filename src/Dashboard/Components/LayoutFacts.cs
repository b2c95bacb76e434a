using AgeingMonitor.Care;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Dashboard.Access;
using Microsoft.Extensions.Options;

namespace AgeingMonitor.Dashboard.Components;

/// <summary>What the frame of every page shows: whether simulated people are about, how many alerts wait, who is signed in.</summary>
internal sealed class LayoutFacts(IHomeDirectory homes, IAlertJournal journal, INameDirectory names, IOptions<DashboardOptions> options)
{
    public async Task<(bool Demo, int Raised, string Name)> ReadAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        var demo = options.Value.Demo;
        var raised = 0;
        if (viewer.Id.Length == 0)
        {
            return (demo, raised, string.Empty);
        }

        foreach (var team in (await viewer.TeamsAsync(cancellationToken)).DistinctBy(t => t.Team))
        {
            var plans = await homes.ListOfTeamAsync(team.Team, cancellationToken);
            demo |= plans.Any(p => p.Mode == HomeMode.Demo);
            var replayed = plans.Where(p => p.Mode == HomeMode.Replay && !options.Value.ShowReplays).Select(p => p.Home).ToHashSet();
            var open = await journal.ListAsync(new AlertQuery { Team = team.Team, OpenOnly = true }, cancellationToken);
            raised += open.Count(a => a.State == AlertState.Raised && !replayed.Contains(a.Draft.Home));
        }

        var known = await names.NamesOfUsersAsync([viewer.Id], cancellationToken);
        return (demo, raised, known.GetValueOrDefault(viewer.Id, string.Empty));
    }
}
