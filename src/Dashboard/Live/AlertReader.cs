using AgeingMonitor.Care;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Dashboard.Access;
using AgeingMonitor.Dashboard.Hubs;

namespace AgeingMonitor.Dashboard.Live;

/// <summary>Reads one alert with everything its page shows; null when there is none for this viewer.</summary>
internal sealed class AlertReader(IAlertJournal journal, IHomeDirectory homes, INameDirectory names)
{
    public async Task<AlertDetail?> ReadAsync(Viewer viewer, string? id, CancellationToken cancellationToken)
    {
        if (!AlertId.TryParse(id, out var alertId)
            || await journal.FindAsync(alertId, cancellationToken) is not { } alert
            || await homes.FindAsync(alert.Draft.Home, cancellationToken) is not { } plan
            || await viewer.MembershipAsync(plan.CareTeam, cancellationToken) is not { } membership)
        {
            return null;
        }

        var entries = await journal.ReadJournalAsync(alertId, cancellationToken);
        var people = await names.NamesOfUsersAsync([.. entries.Select(e => e.Actor).Where(a => a != CareActors.System).Distinct()], cancellationToken);
        var naming = new HomeNaming(plan, await names.FindHomeAsync(plan.Home, cancellationToken));
        // No number: the page was not rendered from the live view, so it asks for everything and compares.
        return new AlertDetail(alert, naming, entries, people, AlertSteps.MayCare(membership), [new Place(plan.CareTeam.Value, null, 0)]);
    }
}
