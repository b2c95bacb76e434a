using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Care.Database.Rows;

/// <summary>A user in a team, in a role, for a time.</summary>
internal sealed class TeamMembershipRow
{
    public long Id { get; set; }
    public required string UserId { get; set; }
    public required CareTeamId TeamId { get; set; }
    public required string Role { get; set; }
    public required Instant FromAt { get; set; }
    public required Instant ToAt { get; set; }
}
