using AgeingMonitor.Care.Database;
using AgeingMonitor.Care.Database.Rows;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using Microsoft.EntityFrameworkCore;

namespace AgeingMonitor.Care.Snapshots;

internal sealed class SnapshotStore(CareTransactions transactions, TimeProvider clock) : ISnapshotStore
{
    public Task<HomeSnapshot?> LoadAsync(HomeId home, CancellationToken cancellationToken) => transactions.ReadAsync(
        async context =>
        {
            if (await context.Snapshots.SingleOrDefaultAsync(row => row.HomeId == home, cancellationToken) is not { } snapshot)
            {
                return null;
            }

            var parts = await context.SnapshotParts.Where(row => row.HomeId == home).ToListAsync(cancellationToken);
            return new HomeSnapshot(snapshot.Version, [.. parts.OrderBy(row => row.Part, StringComparer.Ordinal).Select(row => new SnapshotPart(ResidentOf(row.Part), row.State))]);
        },
        cancellationToken);

    public Task<long?> SaveAsync(HomeId home, long expectedVersion, IReadOnlyList<SnapshotPart> parts, CancellationToken cancellationToken)
    {
        var wanted = parts.ToDictionary(part => part.Resident?.Value ?? string.Empty, part => part.State);
        return transactions.WriteAsync(
            $"snapshot:{home}",
            async context =>
            {
                var snapshot = await context.Snapshots.SingleOrDefaultAsync(row => row.HomeId == home, cancellationToken);
                if ((snapshot?.Version ?? 0) != expectedVersion)
                {
                    return null;
                }

                snapshot ??= context.Snapshots.Add(new SnapshotRow { HomeId = home, Version = 0, SavedAt = Instant.Epoch }).Entity;
                snapshot.Version = expectedVersion + 1;
                snapshot.SavedAt = Instant.Now(clock);
                await context.SnapshotParts.Where(row => row.HomeId == home).ExecuteDeleteAsync(cancellationToken);
                context.SnapshotParts.AddRange(wanted.Select(part => new SnapshotPartRow { HomeId = home, Part = part.Key, State = part.Value }));
                return (long?)snapshot.Version;
            },
            cancellationToken);
    }

    private static ResidentId? ResidentOf(string part) => part.Length == 0 ? null : ResidentId.Parse(part);
}
