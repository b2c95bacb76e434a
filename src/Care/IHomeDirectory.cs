using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Care;

/// <summary>The plans of homes. Answers from a short-lived memory (a change shows within 5 s). Safe to share.</summary>
public interface IHomeDirectory
{
    /// <summary>The plan; null when nobody knows the home.</summary>
    ValueTask<HomePlan?> FindAsync(HomeId home, CancellationToken cancellationToken);

    /// <summary>Homes of the given modes that have a kit.</summary>
    Task<IReadOnlyList<HomeId>> ListAsync(IReadOnlyCollection<HomeMode> modes, CancellationToken cancellationToken);

    /// <summary>Homes that a team follows, of every mode.</summary>
    Task<IReadOnlyList<HomePlan>> ListOfTeamAsync(CareTeamId team, CancellationToken cancellationToken);
}
