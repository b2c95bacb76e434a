using AgeingMonitor.Care;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Dashboard.Components;
using AgeingMonitor.Dashboard.Hubs;

namespace AgeingMonitor.Dashboard.Live;

/// <summary>Reads alerts from the journal, which is the truth about them. The live view's number is taken first: what happens in between comes again as a change.</summary>
internal sealed class InboxReader(TeamPictures pictures, IAlertJournal journal, INameDirectory names, TimeProvider clock)
{
    private static readonly TimeSpan ClosedShown = TimeSpan.FromDays(30);

    public async Task<Inbox> ReadAsync(IReadOnlyList<TeamMembership> teams, bool closed, CancellationToken cancellationToken)
    {
        var alerts = new List<AlertView>();
        var homes = new List<HomeNaming>();
        var places = new List<Place>();
        foreach (var team in teams.DistinctBy(t => t.Team))
        {
            var picture = await pictures.ReadAsync(team.Team, cancellationToken);
            places.Add(new Place(team.Team.Value, picture.Epoch, picture.Number));
            homes.AddRange(picture.Naming.Homes);
            var since = closed ? new TimeRange(Instant.Now(clock) - ClosedShown, Instant.MaxValue) : (TimeRange?)null;
            var found = await journal.ListAsync(new AlertQuery { Team = team.Team, OpenOnly = !closed, Raised = since }, cancellationToken);
            var wanted = found.Where(a => closed == (a.State == AlertState.Resolved)).Select(ViewBuilder.Card).ToArray();
            alerts.AddRange(await TeamPicture.AlertsAsync(picture.Naming, wanted, names, cancellationToken));
        }

        return new Inbox(alerts, [.. homes.OrderBy(h => h.Label, NaturalOrder.Instance)], places);
    }
}
