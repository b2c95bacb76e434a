using AgeingMonitor.Care;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Dashboard.Access;

namespace AgeingMonitor.Dashboard.Residents;

/// <summary>Finds where a resident lives, among the homes that a viewer's teams follow.</summary>
internal sealed class ResidentHomes(IHomeDirectory homes, TimeProvider clock)
{
    /// <summary>The home where the resident lives now; in a replay, whose time is not ours, any of theirs.</summary>
    public async Task<HomePlan?> FindAsync(Viewer viewer, ResidentId resident, CancellationToken cancellationToken)
    {
        var now = Instant.Now(clock);
        foreach (var team in (await viewer.TeamsAsync(cancellationToken)).DistinctBy(t => t.Team))
        {
            var plans = await homes.ListOfTeamAsync(team.Team, cancellationToken);
            if (plans.FirstOrDefault(p => p.Residents.Any(r => r.Resident == resident && (p.Mode == HomeMode.Replay || r.During.Contains(now)))) is { } plan)
            {
                return plan;
            }
        }

        return null;
    }
}
