using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Care;

/// <summary>A sign-in link. Its text form says nothing, so that the token cannot slip into a log.</summary>
/// <param name="Token">256 random bits in base64url: 43 characters, safe in a path.</param>
/// <param name="ExpiresAt">First instant at which it is of no use.</param>
public sealed record SignInLink(string Token, Instant ExpiresAt)
{
    /// <inheritdoc/>
    public override string ToString() => nameof(SignInLink);
}
