using AgeingMonitor.Analytics.Cluster.Interfaces;
using AgeingMonitor.Care;
using AgeingMonitor.Care.Installation;
using AgeingMonitor.Care.Kits;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Dashboard.Access;
using AgeingMonitor.Dashboard.Live;
using AgeingMonitor.Storage;
using Microsoft.Extensions.Options;

namespace AgeingMonitor.Dashboard.Kits;

/// <summary>
/// Kits as installers handle them: those that stand in a home of a team in which the viewer is installer, and of those that stand nowhere the ones that belong to such a team. For everybody else, and every other kit, there is nothing here.
/// What is done is kept by the care database with its author; refusals are counted and logged.
/// </summary>
internal sealed partial class KitDesk(Viewer viewer, IKitRegistry registry, IHomeDirectory homes, INameDirectory names, IKitStates states, IObservationStore store, IGrainFactory grains, TimeProvider clock, IOptions<DashboardOptions> options, DashboardMetrics metrics, ILogger<KitDesk> logger)
{
    /// <summary>Whether the viewer is an installer of any team.</summary>
    public async Task<bool> IsOpenAsync(CancellationToken cancellationToken) => (await TeamsAsync(cancellationToken)).Count > 0;

    /// <summary>The teams in which the viewer is installer: one of them is to own a kit that they create.</summary>
    public async Task<IReadOnlyList<TeamMembership>> TeamsAsync(CancellationToken cancellationToken) =>
        [.. (await viewer.TeamsAsync(cancellationToken)).Where(team => team.Role == CareRoles.Installer).DistinctBy(team => team.Team).OrderBy(team => team.Name, StringComparer.CurrentCulture)];

    /// <summary>The viewer's kits, with their homes.</summary>
    public async Task<IReadOnlyList<KitSight>> ListAsync(CancellationToken cancellationToken)
    {
        var teams = await IdsAsync(cancellationToken);
        var sights = new List<KitSight>();
        foreach (var kit in await registry.ListAsync(cancellationToken))
        {
            if (await SeeAsync(kit, teams, cancellationToken) is { } sight)
            {
                sights.Add(sight);
            }
        }

        return sights;
    }

    /// <summary>One of the viewer's kits; null when for them there is none.</summary>
    public async Task<KitSight?> FindAsync(string? id, CancellationToken cancellationToken)
    {
        var teams = await IdsAsync(cancellationToken);
        if (teams.Count == 0 || !KitId.TryParse(id, out var kit))
        {
            return null;
        }

        var sight = await registry.FindAsync(kit, cancellationToken) is { } record ? await SeeAsync(record, teams, cancellationToken) : null;
        if (sight is null)
        {
            metrics.Refused.Add(1);
            LogElsewhere(viewer.Id, kit);
        }

        return sight;
    }

    /// <summary>How the kit and its sensors are; what people measure is not in it.</summary>
    public async Task<KitHealth> HealthAsync(KitRecord kit, CancellationToken cancellationToken) =>
        KitHealth.Of(await states.FindAsync(kit.Kit, cancellationToken), await store.ReadLatestAsync(kit.Kit, cancellationToken)).With(await SilencesAsync(kit, cancellationToken));

    /// <summary>What the home knows of its sensors' silences; null when the kit stands nowhere, or the home does not answer in time: all else is shown without.</summary>
    private async Task<KitSilences?> SilencesAsync(KitRecord kit, CancellationToken cancellationToken)
    {
        if (kit.Home is not { } home)
        {
            return null;
        }

        try
        {
            return await grains.GetGrain<IHomeGrain>(home.Value).GetSilencesAsync(kit.Kit.Value).WaitAsync(options.Value.PageLimit, clock, cancellationToken);
        }
        catch (Exception fault) when (WorldFaults.Matches(fault))
        {
            LogNoSilences(home, fault.GetType().Name);
            return null;
        }
    }

    private async Task<IReadOnlyList<CareTeamId>> IdsAsync(CancellationToken cancellationToken) => [.. (await TeamsAsync(cancellationToken)).Select(team => team.Team)];

    private async Task<KitSight?> SeeAsync(KitRecord kit, IReadOnlyList<CareTeamId> teams, CancellationToken cancellationToken)
    {
        if (kit.Home is not { } home)
        {
            return kit.Team is { } owner && teams.Contains(owner) ? new KitSight(kit, null) : null;
        }

        return await homes.FindAsync(home, cancellationToken) is { } plan && teams.Contains(plan.CareTeam)
            ? new KitSight(kit, new HomeNaming(plan, await names.FindHomeAsync(home, cancellationToken)).Label)
            : null;
    }

    [LoggerMessage(6501, LogLevel.Warning, "User {User} asked for kit {Kit}, which is not theirs to handle")]
    private partial void LogElsewhere(string user, KitId kit);

    [LoggerMessage(6502, LogLevel.Warning, "Home {Home} does not tell of its sensors' silences ({Fault}); the page of its kit is shown without")]
    private partial void LogNoSilences(HomeId home, string fault);
}
