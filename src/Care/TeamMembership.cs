using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Care;

/// <summary>A team that a user belongs to now.</summary>
/// <param name="Team">The team.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Role">The user's role in it, from <see cref="CareRoles"/>.</param>
public sealed record TeamMembership(CareTeamId Team, string Name, string Role);
