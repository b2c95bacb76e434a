using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Care.Kits;

/// <summary>A kit as those who install and repair it see it.</summary>
/// <param name="Kit">The kit.</param>
/// <param name="Label">What people call it, such as the number on its box; null when nothing.</param>
/// <param name="CreatedAt">When it was created here; null for one that came with a plan.</param>
/// <param name="Home">Where it stands now; null when nowhere.</param>
/// <param name="Window">The window that is open now; null when none is.</param>
/// <param name="Certificates">Those it was given, newest first.</param>
/// <param name="RevokedAt">Since when it is refused; null when it is not.</param>
/// <param name="RevokedReason">Why.</param>
/// <param name="RetiredAt">Since when it is out of service for good; null when it is not.</param>
/// <param name="Team">The team whose installers handle it: of the home where it stands or stood last, else the one it was created for; null: the command line alone.</param>
public sealed record KitRecord(
    KitId Kit,
    string? Label,
    Instant? CreatedAt,
    HomeId? Home,
    KitWindow? Window,
    IReadOnlyList<KitCertificate> Certificates,
    Instant? RevokedAt,
    string? RevokedReason,
    Instant? RetiredAt,
    CareTeamId? Team)
{
    /// <summary>What one word says of it now.</summary>
    /// <param name="now">The present.</param>
    public KitState StateAt(Instant now) => RetiredAt is not null ? KitState.Retired
        : RevokedAt is not null ? KitState.Revoked
        : Certificates.Any(certificate => certificate.IsGoodAt(now)) ? KitState.Trusted
        : Certificates.Count > 0 ? KitState.Expired
        : KitState.New;

    /// <summary>Until when it is let in; null when it is not.</summary>
    /// <param name="now">The present.</param>
    public Instant? TrustedUntil(Instant now) => StateAt(now) == KitState.Trusted ? Certificates.Where(certificate => certificate.IsGoodAt(now)).Max(certificate => certificate.NotAfter) : null;
}
