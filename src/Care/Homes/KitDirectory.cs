using AgeingMonitor.Care.Database;
using AgeingMonitor.Care.Kits;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using Microsoft.EntityFrameworkCore;

namespace AgeingMonitor.Care.Homes;

internal sealed class KitDirectory : IKitDirectory
{
    private readonly ShortMemory<KitId, KitStanding?> standings;

    public KitDirectory(CareTransactions transactions, TimeProvider clock) =>
        standings = new(clock, kit => transactions.ReadAsync(context => ReadAsync(context, kit, Instant.Now(clock)), CancellationToken.None));

    public ValueTask<KitStanding?> FindAsync(KitId kit, CancellationToken cancellationToken) => standings.GetAsync(kit, cancellationToken);

    /// <summary>After a change by this process, which then shows at once.</summary>
    public void Forget(KitId kit) => standings.Forget(kit);

    private static async Task<KitStanding?> ReadAsync(CareDbContext context, KitId kit, Instant now)
    {
        if (await context.Kits.SingleOrDefaultAsync(row => row.Id == kit) is not { } known)
        {
            return null;
        }

        var places = await context.KitPlacements
            .Where(placement => placement.KitId == kit)
            .Join(context.Homes, placement => placement.HomeId, home => home.Id, (placement, home) => new { placement.HomeId, home.Mode, home.TeamId, placement.FromAt, placement.ToAt })
            .OrderBy(place => place.FromAt)
            .ToListAsync();
        var refused = await context.KitCertificates.Where(row => row.KitId == kit && row.RevokedAt != null && row.NotAfter > now).Select(row => row.Serial).ToListAsync();
        return new KitStanding(kit, known.RevokedAt is not null || known.RetiredAt is not null, [.. places.Select(place => new KitPlace(place.HomeId, place.Mode, new TimeRange(place.FromAt, place.ToAt)))])
        {
            Team = KitOwner.Of(known.TeamId, places.Select(place => (place.FromAt, place.TeamId)), now),
            RefusedCertificates = refused.ToHashSet(StringComparer.Ordinal),
        };
    }
}
