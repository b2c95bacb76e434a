using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Care.Database.Rows;

/// <summary>A sign-in link, known by the SHA-256 of its token.</summary>
internal sealed class SignInLinkRow
{
    public required string TokenHash { get; set; }
    public required string UserId { get; set; }
    public required Instant ExpiresAt { get; set; }
    public Instant? UsedAt { get; set; }
}
