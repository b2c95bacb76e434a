using AgeingMonitor.Care;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Dashboard.Access;
using AgeingMonitor.Dashboard.Live;

namespace AgeingMonitor.Dashboard.Installation;

/// <summary>Who may walk through a home with its kit: whoever belongs to the team that follows the home, as its installer or its coordinator. For everybody else there is no such kit.</summary>
internal sealed partial class InstallationDoor(IKitDirectory kits, IHomeDirectory homes, INameDirectory names, DashboardMetrics metrics, TimeProvider clock, ILogger<InstallationDoor> logger)
{
    private static readonly string[] Installers = [CareRoles.Installer, CareRoles.Coordinator];

    /// <summary>The kit and its home; null when for this viewer there is none.</summary>
    public async Task<KitVisit?> EnterAsync(Viewer viewer, string? id, CancellationToken cancellationToken)
    {
        if (!KitId.TryParse(id, out var kit) || (await kits.FindAsync(kit, cancellationToken))?.PlaceAt(Instant.Now(clock)) is not { } place || await homes.FindAsync(place.Home, cancellationToken) is not { } plan)
        {
            return null;
        }

        if ((await TeamsAsync(viewer, cancellationToken)).Any(team => team.Team == plan.CareTeam))
        {
            return new KitVisit(kit, plan, new HomeNaming(plan, await names.FindHomeAsync(plan.Home, cancellationToken)).Label);
        }

        metrics.Refused.Add(1);
        LogRefused(viewer.Id, kit);
        return null;
    }

    /// <summary>The teams for which the viewer installs.</summary>
    public static async Task<IReadOnlyList<TeamMembership>> TeamsAsync(Viewer viewer, CancellationToken cancellationToken) =>
        [.. (await viewer.TeamsAsync(cancellationToken)).Where(team => Installers.Contains(team.Role)).DistinctBy(team => team.Team)];

    /// <summary>A kit that stands nowhere and is not refused, for whoever installs for the team that it belongs to; null otherwise.</summary>
    public async Task<KitId?> EnterUnplacedAsync(Viewer viewer, string? id, CancellationToken cancellationToken) =>
        KitId.TryParse(id, out var kit) && await kits.FindAsync(kit, cancellationToken) is { Revoked: false, Team: { } owner } standing && standing.PlaceAt(Instant.Now(clock)) is null && (await TeamsAsync(viewer, cancellationToken)).Any(team => team.Team == owner) ? kit : null;

    [LoggerMessage(6410, LogLevel.Warning, "User {User} was refused the installation of {Kit}: they are no installer of the home's team")]
    private partial void LogRefused(string user, KitId kit);
}
