using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Care;

/// <summary>
/// The only way from opaque ids to names, for screens alone. Whoever shows a resident's page records it with <see cref="IAccessLog"/> first.
/// Always read from the database. Safe to share.
/// </summary>
public interface INameDirectory
{
    /// <summary>Names of every home that a team follows, in the order of home ids.</summary>
    Task<IReadOnlyList<HomeNames>> ListOfTeamAsync(CareTeamId team, CancellationToken cancellationToken);

    /// <summary>Names of one home; null when nobody knows it.</summary>
    Task<HomeNames?> FindHomeAsync(HomeId home, CancellationToken cancellationToken);

    /// <summary>One resident's identity; null when unknown, or known by id only.</summary>
    Task<ResidentIdentity?> FindResidentAsync(ResidentId resident, CancellationToken cancellationToken);

    /// <summary>Names of users by id, for "acknowledged by". Unknown ids are left out.</summary>
    Task<IReadOnlyDictionary<string, string>> NamesOfUsersAsync(IReadOnlyCollection<string> userIds, CancellationToken cancellationToken);
}
