using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Care;

/// <summary>
/// Who may see whom now, by dated team memberships alone: asked for every page, at the join of a live view, and before every push.
/// Memberships answer from a short-lived memory (a change shows within 5 s). Safe to share.
/// </summary>
public interface ITeamAccess
{
    /// <summary>The user's teams now, by name.</summary>
    ValueTask<IReadOnlyList<TeamMembership>> TeamsOfAsync(string userId, CancellationToken cancellationToken);

    /// <summary>Whether the user is a member of the team now.</summary>
    ValueTask<bool> MaySeeTeamAsync(string userId, CareTeamId team, CancellationToken cancellationToken);

    /// <summary>Whether one of the user's teams follows the home.</summary>
    ValueTask<bool> MaySeeHomeAsync(string userId, HomeId home, CancellationToken cancellationToken);

    /// <summary>Whether the resident lives now in a home that one of the user's teams follows; in a replay, whose time is not ours, whether ever.</summary>
    Task<bool> MaySeeResidentAsync(string userId, ResidentId resident, CancellationToken cancellationToken);
}
