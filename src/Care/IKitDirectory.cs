using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Care;

/// <summary>Who a kit is and where it stood when: what ingest asks for every pack. Answers from a short-lived memory (a change shows within 5 s). Safe to share.</summary>
public interface IKitDirectory
{
    /// <summary>The kit's standing; null when nobody knows the kit.</summary>
    ValueTask<KitStanding?> FindAsync(KitId kit, CancellationToken cancellationToken);
}

/// <summary>A kit as the care database knows it.</summary>
/// <param name="Kit">The kit.</param>
/// <param name="Revoked">Whether it must be refused.</param>
/// <param name="Places">Its homes over time, each with the home's mode.</param>
public sealed record KitStanding(KitId Kit, bool Revoked, IReadOnlyList<KitPlace> Places)
{
    /// <summary>Where it stood at an instant; null when nowhere.</summary>
    public KitPlace? PlaceAt(Instant at) => Places.FirstOrDefault(place => place.During.Contains(at));
}

/// <summary>A kit in a home for a time.</summary>
public sealed record KitPlace(HomeId Home, HomeMode Mode, TimeRange During);
