using AgeingMonitor.Analytics.Cluster.Homes;
using AgeingMonitor.Analytics.Order;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Storage;
using NSubstitute;

namespace AgeingMonitor.Analytics.Tests.Cluster;

/// <summary>A home that waits for a number that is lost, with thousands of packs behind it, while more arrive.</summary>
public sealed class LookedAtTests
{
    private const int Batch = 100;
    private static readonly KitId Kit = KitId.Derive("k");
    private readonly SortedDictionary<long, Pack> stored = [];
    private readonly IObservationStore store = Substitute.For<IObservationStore>();
    private int read;

    public LookedAtTests()
    {
        store.ListBootsAsync(Kit, Arg.Any<CancellationToken>()).Returns(_ => Task.FromResult<IReadOnlyList<long>>([1]));
        store.ReadPacksAsync(Kit, 1, Arg.Any<Lane>(), Arg.Any<long>(), Arg.Any<CancellationToken>()).Returns(call => Packs(call.ArgAt<Lane>(2), call.ArgAt<long>(3)));
        for (var sequence = 2; sequence <= 5_001; sequence++)
        {
            Add(sequence);
        }
    }

    [Fact]
    public async Task Arrivals_WhileTheKitStands_AreReadAloneAndNoneIsMissed()
    {
        var position = KitPosition.Start with { Boot = 1 };
        var looked = new LookedAt(position);
        Assert.Equal(5_000, (await ReadAsync(position, looked)).Count);
        Assert.Empty(await ReadAsync(position, looked));

        read = 0;
        for (var sequence = 5_002; sequence < 5_012; sequence++)
        {
            Add(sequence);
            looked.NoteArrival(stored[sequence].Key);
        }

        Assert.Equal(Enumerable.Range(5_002, 10).Select(sequence => (long)sequence), await ReadAsync(position, looked));
        Assert.True(read < 2 * Batch);

        stored.Remove(3_000);
        Add(3_000);
        looked.NoteArrival(stored[3_000].Key);
        Assert.Contains(3_000L, await ReadAsync(position, looked));
    }

    [Fact]
    public async Task PackThatArrivesBelowWhatIsBeingRead_IsReadTheNextTime()
    {
        var position = KitPosition.Start with { Boot = 1 };
        var looked = new LookedAt(position);
        stored.Remove(50);
        var batches = 0;
        await foreach (var packs in new LedgerReader(store, Batch).ReadAllAsync(Kit, position, looked, TestContext.Current.CancellationToken))
        {
            if (++batches == 3)
            {
                Add(50);
                looked.NoteArrival(stored[50].Key);
            }
        }

        Assert.Contains(50L, await ReadAsync(position, looked));
    }

    private async Task<List<long>> ReadAsync(KitPosition position, LookedAt looked)
    {
        var found = new List<long>();
        await foreach (var packs in new LedgerReader(store, Batch).ReadAllAsync(Kit, position, looked, TestContext.Current.CancellationToken))
        {
            found.AddRange(packs.Select(pack => pack.Key.Sequence));
        }

        return found;
    }

    private void Add(long sequence) => stored[sequence] = new Pack { Key = new PackKey(Kit, 1, Lane.Obs, sequence), SealedAt = new Instant(sequence), ReceivedAt = new Instant(sequence) };

    private async IAsyncEnumerable<Pack> Packs(Lane lane, long after)
    {
        await Task.Yield();
        foreach (var pack in stored.Values.Where(pack => lane == Lane.Obs && pack.Key.Sequence > after).ToList())
        {
            read++;
            yield return pack;
        }
    }
}
