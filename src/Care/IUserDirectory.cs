using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Care;

/// <summary>People who sign in, their roles and their teams. Passwords are checked by ASP.NET Core Identity's own sign-in. Safe to share.</summary>
public interface IUserDirectory
{
    /// <summary>Creates a user with roles; refused in words when the name is taken, the password too weak, a role or language unknown.</summary>
    Task<UserResult> CreateAsync(NewUser user, CancellationToken cancellationToken);

    /// <summary>By user name, as typed at sign-in; null when unknown.</summary>
    Task<CareUser?> FindByNameAsync(string userName, CancellationToken cancellationToken);

    /// <summary>By id; null when unknown.</summary>
    Task<CareUser?> FindAsync(string userId, CancellationToken cancellationToken);

    /// <summary>Everyone, by user name.</summary>
    Task<IReadOnlyList<CareUser>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Sets the language of the screens; false when the user or the language is unknown.</summary>
    Task<bool> SetLanguageAsync(string userId, string language, CancellationToken cancellationToken);

    /// <summary>Makes a user a member of a team for a time, in a role. The same membership again changes nothing.</summary>
    /// <exception cref="InvalidOperationException">The user or the team is unknown.</exception>
    /// <exception cref="ArgumentException">The role is unknown or the time is empty.</exception>
    Task JoinTeamAsync(string userId, CareTeamId team, string role, TimeRange during, CancellationToken cancellationToken);

    /// <summary>Ends a user's memberships of a team now; false when there was none to end.</summary>
    Task<bool> LeaveTeamAsync(string userId, CareTeamId team, CancellationToken cancellationToken);
}
