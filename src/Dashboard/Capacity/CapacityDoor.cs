using AgeingMonitor.Care;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Dashboard.Access;
using AgeingMonitor.Dashboard.Residents;

namespace AgeingMonitor.Dashboard.Capacity;

/// <summary>Who may read and enter a resident's assessments: whoever may see the resident and whose role in the home's team is to care. Every look is recorded, a refused one of the resident's own team too; one from elsewhere, which may name nobody, is counted and logged.</summary>
internal sealed partial class CapacityDoor(ITeamAccess access, IAccessLog looks, ResidentHomes homes, DashboardMetrics metrics, ILogger<CapacityDoor> logger)
{
    private const string Refused = "capacity-refused";

    /// <summary>Whether the viewer's role in the home's team is to care.</summary>
    public static async Task<bool> IsOpenAsync(Viewer viewer, HomePlan plan, CancellationToken cancellationToken) =>
        (await viewer.TeamsAsync(cancellationToken)).Any(team => team.Team == plan.CareTeam && AlertSteps.MayCare(team));

    /// <summary>The resident and their home; null when for this viewer there is no such resident. Otherwise the look has been recorded as <paramref name="page"/>, or as a refused one.</summary>
    public async Task<CapacityVisit?> EnterAsync(Viewer viewer, string? id, string page, CancellationToken cancellationToken)
    {
        if (!ResidentId.TryParse(id, out var resident))
        {
            return null;
        }

        if (!await access.MaySeeResidentAsync(viewer.Id, resident, cancellationToken) || await homes.FindAsync(viewer, resident, cancellationToken) is not { } plan)
        {
            metrics.Refused.Add(1);
            LogElsewhere(viewer.Id, page, resident);
            return null;
        }

        var isOpen = await IsOpenAsync(viewer, plan, cancellationToken);
        await looks.RecordAsync(viewer.Id, resident, isOpen ? page : Refused, cancellationToken);
        if (!isOpen)
        {
            metrics.Refused.Add(1);
            LogRefused(viewer.Id, resident, page);
        }

        return new CapacityVisit(resident, plan, isOpen);
    }

    [LoggerMessage(6403, LogLevel.Warning, "User {User} asked for {Page} of {Resident}, who is no resident of their teams")]
    private partial void LogElsewhere(string user, string page, ResidentId resident);

    [LoggerMessage(6401, LogLevel.Warning, "User {User} was refused {Page} of resident {Resident}: their role in the team is not to care")]
    private partial void LogRefused(string user, ResidentId resident, string page);
}
