using System.Runtime.CompilerServices;
using AgeingMonitor.Analytics.Order;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Storage;

namespace AgeingMonitor.Analytics.Cluster.Homes;

/// <summary>What a home reads from the ledger. Reads run off the grain's turn, so that a store that answers at once does not hold it.</summary>
internal sealed class LedgerReader(IObservationStore store, int batch)
{
    private const int HeadsAhead = 4;
    private static readonly Lane[] Lanes = [Lane.Obs, Lane.Evt];

    private static readonly TimeSpan[] Windows = [TimeSpan.FromDays(1), TimeSpan.FromDays(30), TimeSpan.FromDays(36_500)];

    /// <summary>The packs that may come next: of the boot being worked on and of publishers without numbers. Whether there are more than were read.</summary>
    public async Task<(List<Pack> Packs, bool IsCut)> ReadNextAsync(KitId kit, KitPosition position, CancellationToken cancellationToken)
    {
        var packs = new List<Pack>();
        var isCut = await ReadAsync(packs, kit, 0, Lane.Obs, position.Unnumbered, batch, cancellationToken);
        isCut |= await ReadAsync(packs, kit, 0, Lane.Evt, position.Unnumbered, batch, cancellationToken);
        if (position.Boot > 0)
        {
            isCut |= await ReadAsync(packs, kit, position.Boot, Lane.Obs, position.Obs, batch, cancellationToken);
            isCut |= await ReadAsync(packs, kit, position.Boot, Lane.Evt, position.Evt, batch, cancellationToken);
        }

        return (packs, isCut);
    }

    /// <summary>The first packs of the boots that follow: they say where the boot before them ended. Whether there are more than were read.</summary>
    public async Task<(List<Pack> Packs, bool IsCut)> ReadHeadsAsync(KitId kit, long afterBoot, CancellationToken cancellationToken)
    {
        var packs = new List<Pack>();
        var boots = await ListBootsAsync(kit, afterBoot + 1, cancellationToken);
        var isCut = boots.Count > HeadsAhead;
        foreach (var boot in boots.Take(HeadsAhead))
        {
            isCut |= await ReadAsync(packs, kit, boot, Lane.Obs, 0, batch, cancellationToken);
            isCut |= await ReadAsync(packs, kit, boot, Lane.Evt, 0, batch, cancellationToken);
        }

        return (packs, isCut);
    }

    /// <summary>Everything numbered that is neither worked through nor looked at already, in batches, as far as it is asked for; what is read is noted in <paramref name="looked"/>.</summary>
    public async IAsyncEnumerable<List<Pack>> ReadAllAsync(KitId kit, KitPosition position, LookedAt looked, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var boot in await ListBootsAsync(kit, position.Boot, cancellationToken))
        {
            foreach (var lane in Lanes)
            {
                var after = Math.Max(boot > position.Boot ? 0 : lane == Lane.Obs ? position.Obs : position.Evt, looked.UpTo(boot, lane));
                for (var isCut = true; isCut;)
                {
                    var packs = new List<Pack>();
                    isCut = await ReadAsync(packs, kit, boot, lane, after, batch, cancellationToken);
                    after = packs.Count > 0 ? packs[^1].Key.Sequence : after;
                    looked.Note(boot, lane, after);
                    yield return packs;
                }
            }
        }
    }

    /// <summary>Where the order of a kit begins in this home: after the last pack that it sealed before it came; at the start when there is none.</summary>
    public async Task<KitPosition> ReadStartAsync(KitPlacement placement, CancellationToken cancellationToken)
    {
        var until = placement.During.From;
        if (until == Instant.MinValue)
        {
            return KitPosition.Start;
        }

        foreach (var window in Windows)
        {
            var position = KitPosition.Start;
            await foreach (var entry in store.ReadLedgerAsync(placement.Kit, new(until - window, until), cancellationToken))
            {
                position = entry.SealedAt < until ? Reach(position, entry.Key) : position;
            }

            if (position != KitPosition.Start)
            {
                return position;
            }
        }

        return KitPosition.Start;
    }

    private async Task<IReadOnlyList<long>> ListBootsAsync(KitId kit, long from, CancellationToken cancellationToken)
    {
        var boots = await store.ListBootsAsync(kit, cancellationToken);
        return [.. boots.Where(boot => boot >= from && boot > 0).Order()];
    }

    private static KitPosition Reach(KitPosition position, PackKey key)
    {
        if (!key.IsNumbered)
        {
            return position with { Unnumbered = Math.Max(position.Unnumbered, key.Sequence) };
        }

        if (key.Boot < position.Boot)
        {
            return position;
        }

        var reached = key.Boot > position.Boot ? position with { Boot = key.Boot, Obs = 0, Evt = 0 } : position;
        return key.Lane == Lane.Evt ? reached with { Evt = Math.Max(reached.Evt, key.Sequence) } : reached with { Obs = Math.Max(reached.Obs, key.Sequence) };
    }

    private async Task<bool> ReadAsync(List<Pack> packs, KitId kit, long boot, Lane lane, long after, int limit, CancellationToken cancellationToken)
    {
        var read = await Task.Run(
            async () =>
            {
                var found = new List<Pack>();
                await foreach (var pack in store.ReadPacksAsync(kit, boot, lane, after, cancellationToken))
                {
                    found.Add(pack);
                    if (found.Count == limit)
                    {
                        break;
                    }
                }

                return found;
            },
            cancellationToken);
        packs.AddRange(read);
        return read.Count == limit;
    }
}
