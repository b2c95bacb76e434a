using System.Security.Claims;
using AgeingMonitor.Care;
using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Dashboard.Access;

/// <summary>Who looks, and what they may see now. One a request.</summary>
internal sealed class Viewer(IHttpContextAccessor accessor, ITeamAccess access)
{
    private IReadOnlyList<TeamMembership>? teams;

    /// <summary>The user's opaque id; empty for somebody who has not signed in.</summary>
    public string Id => accessor.HttpContext?.User is { Identity.IsAuthenticated: true } user ? IdOf(user) : string.Empty;

    /// <summary>As screens show it.</summary>
    public string Name => accessor.HttpContext?.User.Identity?.Name ?? string.Empty;

    public static string IdOf(ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.NameIdentifier) ?? string.Empty;

    public async Task<IReadOnlyList<TeamMembership>> TeamsAsync(CancellationToken cancellationToken) =>
        teams ??= Id.Length == 0 ? [] : await access.TeamsOfAsync(Id, cancellationToken);

    /// <summary>The viewer's membership of a team; null when there is none, and then the team's homes do not exist for them.</summary>
    public async Task<TeamMembership?> MembershipAsync(CareTeamId team, CancellationToken cancellationToken) =>
        (await TeamsAsync(cancellationToken)).FirstOrDefault(t => t.Team == team);
}
