using System.Runtime.CompilerServices;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Storage;

namespace AgeingMonitor.Ingest.Tests.Pipeline;

/// <summary>A store in memory that a test can take down, slow down or make choosy.</summary>
internal sealed class StoreFake : IObservationStore
{
    private readonly Lock gate = new();
    private readonly Dictionary<PackKey, Pack> packs = [];

    public bool IsDown { get; set; }

    /// <summary>Called with each batch before it is kept; may throw or wait.</summary>
    public Func<IReadOnlyList<Pack>, Task> BeforeWrite { get; set; } = static _ => Task.CompletedTask;

    /// <summary>What is refused for good.</summary>
    public Func<Observation, bool> Refuses { get; set; } = static _ => false;

    public List<int> BatchSizes { get; } = [];

    public int Tries { get; private set; }

    public IReadOnlyCollection<PackKey> Keys
    {
        get
        {
            lock (gate)
            {
                return [.. packs.Keys];
            }
        }
    }

    public bool Has(PackKey key)
    {
        lock (gate)
        {
            return packs.ContainsKey(key);
        }
    }

    public Pack this[PackKey key]
    {
        get
        {
            lock (gate)
            {
                return packs[key];
            }
        }
    }

    public Task PrepareAsync(CancellationToken cancellationToken) => IsDown ? throw new ObservationStoreException("down") : Task.CompletedTask;

    public async Task<WriteResult> WriteAsync(IReadOnlyList<Pack> batch, CancellationToken cancellationToken)
    {
        Tries++;
        if (IsDown)
        {
            throw new ObservationStoreException("down");
        }

        Assert.DoesNotContain(batch, pack => pack.Key.Lane == Lane.Tick);
        await BeforeWrite(batch);
        lock (gate)
        {
            BatchSizes.Add(batch.Count);
            var repeated = batch.Count(pack => !packs.TryAdd(pack.Key, pack));
            var refused = batch.SelectMany(pack => pack.Observations.Where(Refuses).Select(observation => new RefusedObservation(pack.Key, observation, "choosy"))).ToArray();
            return new WriteResult(batch.Sum(pack => pack.Observations.Count) - refused.Length, repeated, refused);
        }
    }

    public IAsyncEnumerable<StoredValue> ReadAsync(SeriesKey series, TimeRange range, CancellationToken cancellationToken) => throw Unused();

    public Task<IReadOnlyList<Bucket>> AggregateAsync(SeriesKey series, TimeRange range, TimeSpan window, CancellationToken cancellationToken) => throw Unused();

    public Task<IReadOnlyList<LatestValue>> ReadLatestAsync(KitId kit, CancellationToken cancellationToken) => throw Unused();

    public Task<IReadOnlyList<SeriesKey>> ListSeriesAsync(KitId kit, CancellationToken cancellationToken) => throw Unused();

    public Task<IReadOnlyList<KitId>> ListKitsAsync(CancellationToken cancellationToken) => throw Unused();

    public Task<IReadOnlyList<long>> ListBootsAsync(KitId kit, CancellationToken cancellationToken) => throw Unused();

    public IAsyncEnumerable<Pack> ReadPacksAsync(KitId kit, long boot, Lane lane, long afterSequence, CancellationToken cancellationToken) => throw Unused();

    public IAsyncEnumerable<LedgerEntry> ReadLedgerAsync(KitId kit, TimeRange range, CancellationToken cancellationToken) => throw Unused();

    public Task DeleteAsync(SeriesKey series, TimeRange range, CancellationToken cancellationToken) => throw Unused();

    private static NotSupportedException Unused([CallerMemberName] string member = "") => new($"Ingest does not call {member}.");
}
