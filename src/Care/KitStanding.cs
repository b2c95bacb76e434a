using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Care;

/// <summary>A kit as the care database knows it.</summary>
/// <param name="Kit">The kit.</param>
/// <param name="Revoked">Whether it must be refused.</param>
/// <param name="Places">Its homes over time, each with the home's mode.</param>
public sealed record KitStanding(KitId Kit, bool Revoked, IReadOnlyList<KitPlace> Places)
{
    /// <summary>Serial numbers of its certificates that must be refused though their time has not ended: revoked ones, and those that another one has replaced.</summary>
    public IReadOnlySet<string> RefusedCertificates { get; init; } = NoCertificates;

    /// <summary>The team whose installers handle it: of the home where it stands or stood last, else the one it was created for; null when there is none.</summary>
    public CareTeamId? Team { get; init; }

    private static readonly HashSet<string> NoCertificates = [];

    /// <summary>Where it stood at an instant; null when nowhere.</summary>
    public KitPlace? PlaceAt(Instant at) => Places.FirstOrDefault(place => place.During.Contains(at));
}
