using AgeingMonitor.Care;
using AgeingMonitor.Care.Capacity;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Dashboard.Access;
using AgeingMonitor.Dashboard.Components;
using AgeingMonitor.Dashboard.Live;
using Microsoft.Extensions.Options;

namespace AgeingMonitor.Dashboard.Capacity;

/// <summary>Reads whose Step 1 is due, of the teams in which the viewer's role is to care, and records the look at each who is shown: when somebody was assessed is of their file. Replayed homes are in the past and are left out.</summary>
internal sealed class DueReader(IHomeDirectory homes, INameDirectory names, ICapacityAssessments assessments, IAccessLog looks, IOptions<CareOptions> options, TimeProvider clock)
{
    /// <summary>As the access log names this page.</summary>
    public const string PageName = "assessments";

    /// <summary>Those to show, the longest overdue first, those never assessed last; and how many people there are in all.</summary>
    public async Task<(IReadOnlyList<DueEntry> Entries, int People)> ReadAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        var now = Instant.Now(clock);
        var entries = new List<DueEntry>();
        var people = 0;
        foreach (var team in (await viewer.TeamsAsync(cancellationToken)).Where(AlertSteps.MayCare).DistinctBy(t => t.Team))
        {
            var plans = await homes.ListOfTeamAsync(team.Team, cancellationToken);
            var naming = TeamNaming.From(team.Team, plans, await names.ListOfTeamAsync(team.Team, cancellationToken));
            var living = plans.Where(plan => plan.Mode != HomeMode.Replay)
                .SelectMany(plan => plan.Residents.Where(r => r.During.Contains(now)).Select(r => (r.Resident, Home: naming.Find(plan.Home.Value)!)))
                .DistinctBy(one => one.Resident)
                .ToArray();
            var latest = await assessments.LatestAsync([.. living.Select(one => one.Resident)], cancellationToken);
            people += living.Length;
            foreach (var (resident, home) in living)
            {
                var today = Zones.Today(home.Plan.TimeZone, clock);
                var due = CapacitySchedule.DueOf(resident, latest.GetValueOrDefault(resident), options.Value.Capacity);
                if (CapacitySchedule.IsListed(due, today, options.Value.Capacity))
                {
                    entries.Add(new DueEntry(due, home, due.DaysLeft(today)));
                }
            }
        }

        await looks.RecordAsync(viewer.Id, [.. entries.Select(entry => entry.Due.Resident)], PageName, cancellationToken);
        return ([.. entries.OrderBy(entry => entry.DaysLeft ?? int.MaxValue).ThenBy(entry => entry.Naming.Label, NaturalOrder.Instance)], people);
    }
}
