using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Care;

/// <summary>Brings homes, kits, teams and people into being. Every call may be repeated: what is as asked stays as it is. Safe to share.</summary>
public interface IProvisioning
{
    /// <summary>Creates or renames a team.</summary>
    Task EnsureTeamAsync(CareTeamId team, string name, CancellationToken cancellationToken);

    /// <summary>Every team and its name.</summary>
    Task<IReadOnlyDictionary<CareTeamId, string>> ListTeamsAsync(CancellationToken cancellationToken);

    /// <summary>Creates a home with rooms, kits, sensors and residents, or brings it to this plan. Residents' names are given only here and only stored in the care database.</summary>
    /// <exception cref="InvalidOperationException">A placement overlaps another home's; the message names both.</exception>
    Task EnsureHomeAsync(HomePlan plan, IReadOnlyDictionary<ResidentId, ResidentIdentity> identities, string? homeLabel, CancellationToken cancellationToken);

    /// <summary>Changes a home's plan as it stands in this moment: what others have changed meanwhile stays. Names and label stay as they are.</summary>
    /// <param name="home">The home.</param>
    /// <param name="change">The plan to the one that is wanted; null to leave it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The plan now; null when nobody knows the home or <paramref name="change"/> left it.</returns>
    /// <exception cref="InvalidOperationException">A placement overlaps another home's; the message names both.</exception>
    Task<HomePlan?> ChangeHomeAsync(HomeId home, Func<HomePlan, HomePlan?> change, CancellationToken cancellationToken);

    /// <summary>Marks a kit as revoked: ingest refuses it within 5 s.</summary>
    Task RevokeKitAsync(KitId kit, string reason, CancellationToken cancellationToken);
}
