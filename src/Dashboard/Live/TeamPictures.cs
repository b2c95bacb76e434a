using AgeingMonitor.Analytics.Cluster.Interfaces;
using AgeingMonitor.Care;
using AgeingMonitor.Contracts.Ids;
using Microsoft.Extensions.Options;

namespace AgeingMonitor.Dashboard.Live;

/// <summary>Reads a team's picture for a page: from its grain, or, when that does not answer in time, what the care database knows, which a page then says.</summary>
internal sealed partial class TeamPictures(
    IGrainFactory grains, IHomeDirectory homes, INameDirectory names, IAlertJournal journal, TimeProvider clock, IOptions<DashboardOptions> options, ILogger<TeamPictures> logger)
{
    public async Task<TeamPicture> ReadAsync(CareTeamId team, CancellationToken cancellationToken)
    {
        var naming = await new TeamNamer(team, homes, names, clock).ReadAsync(cancellationToken);
        try
        {
            var snapshot = await grains.GetGrain<ICareTeamGrain>(team.Value).GetSnapshotAsync().WaitAsync(options.Value.PageLimit, clock, cancellationToken);
            return await TeamPicture.FromAsync(naming, snapshot, names, cancellationToken);
        }
        catch (Exception fault) when (WorldFaults.Matches(fault))
        {
            LogGrainSilent(team, fault.GetType().Name);
            var open = await journal.ListAsync(new AlertQuery { Team = team, OpenOnly = true }, cancellationToken);
            var alerts = await TeamPicture.AlertsAsync(naming, [.. open.Select(ViewBuilder.Card)], names, cancellationToken);
            return new TeamPicture(naming, null, 0, [.. naming.Homes.Select(h => ViewBuilder.Blank(naming, h))], alerts);
        }
    }

    [LoggerMessage(6101, LogLevel.Warning, "The live view of team {Team} does not answer ({Fault}); the page shows what the care database knows and says so")]
    private partial void LogGrainSilent(CareTeamId team, string fault);
}
