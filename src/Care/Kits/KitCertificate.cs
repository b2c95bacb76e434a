using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Care.Kits;

/// <summary>A certificate that a kit was given.</summary>
/// <param name="Serial">Serial number in hexadecimal, as X.509 tools show it.</param>
/// <param name="Kit">The kit.</param>
/// <param name="KeyHash">SHA-256 of its public key (SubjectPublicKeyInfo), in hexadecimal.</param>
/// <param name="NotBefore">First instant at which it is good.</param>
/// <param name="NotAfter">Its end.</param>
/// <param name="RevokedAt">Since when it is refused; null when it is not.</param>
/// <param name="RevokedReason">Why.</param>
public sealed record KitCertificate(string Serial, KitId Kit, string KeyHash, Instant NotBefore, Instant NotAfter, Instant? RevokedAt = null, string? RevokedReason = null)
{
    /// <summary>Whether it lets the kit in.</summary>
    /// <param name="now">The present.</param>
    public bool IsGoodAt(Instant now) => RevokedAt is null && now < NotAfter;
}
