using System.Runtime.CompilerServices;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Edge.Link;
using AgeingMonitor.Storage;

namespace AgeingMonitor.Faults.Tests.Site;

/// <summary>A real store that can be taken away while it is used.</summary>
internal sealed class FaultyObservationStore(IObservationStore store, TimeProvider clock) : IObservationStore
{
    private static readonly TimeSpan SlowPause = TimeSpan.FromSeconds(2);
    private readonly Pulse changed = new();
    private StoreState state;

    public StoreState State
    {
        get => state;
        set
        {
            state = value;
            changed.Beat();
        }
    }

    /// <summary>The store without its faults, to look what it holds.</summary>
    public IObservationStore Real => store;

    public Task PrepareAsync(CancellationToken cancellationToken) => AskAsync(() => store.PrepareAsync(cancellationToken), cancellationToken);

    public async Task<WriteResult> WriteAsync(IReadOnlyList<Pack> packs, CancellationToken cancellationToken)
    {
        await PassAsync(cancellationToken);
        var result = await store.WriteAsync(packs, cancellationToken);
        return State == StoreState.AnswersLost ? throw new ObservationStoreException("The answer was lost.") : result;
    }

    public IAsyncEnumerable<StoredValue> ReadAsync(SeriesKey series, TimeRange range, CancellationToken cancellationToken) => ReadAsync(store.ReadAsync(series, range, cancellationToken), cancellationToken);

    public async Task<IReadOnlyList<Bucket>> AggregateAsync(SeriesKey series, TimeRange range, TimeSpan window, CancellationToken cancellationToken)
    {
        await PassAsync(cancellationToken);
        return await store.AggregateAsync(series, range, window, cancellationToken);
    }

    public async Task<IReadOnlyList<LatestValue>> ReadLatestAsync(KitId kit, CancellationToken cancellationToken)
    {
        await PassAsync(cancellationToken);
        return await store.ReadLatestAsync(kit, cancellationToken);
    }

    public async Task<IReadOnlyList<SeriesKey>> ListSeriesAsync(KitId kit, CancellationToken cancellationToken)
    {
        await PassAsync(cancellationToken);
        return await store.ListSeriesAsync(kit, cancellationToken);
    }

    public async Task<IReadOnlyList<KitId>> ListKitsAsync(CancellationToken cancellationToken)
    {
        await PassAsync(cancellationToken);
        return await store.ListKitsAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<long>> ListBootsAsync(KitId kit, CancellationToken cancellationToken)
    {
        await PassAsync(cancellationToken);
        return await store.ListBootsAsync(kit, cancellationToken);
    }

    public IAsyncEnumerable<Pack> ReadPacksAsync(KitId kit, long boot, Lane lane, long afterSequence, CancellationToken cancellationToken) =>
        ReadAsync(store.ReadPacksAsync(kit, boot, lane, afterSequence, cancellationToken), cancellationToken);

    public IAsyncEnumerable<LedgerEntry> ReadLedgerAsync(KitId kit, TimeRange range, CancellationToken cancellationToken) =>
        ReadAsync(store.ReadLedgerAsync(kit, range, cancellationToken), cancellationToken);

    public Task DeleteAsync(SeriesKey series, TimeRange range, CancellationToken cancellationToken) => AskAsync(() => store.DeleteAsync(series, range, cancellationToken), cancellationToken);

    private async Task AskAsync(Func<Task> ask, CancellationToken cancellationToken)
    {
        await PassAsync(cancellationToken);
        await ask();
    }

    /// <summary>It may go away between two rows, too.</summary>
    private async IAsyncEnumerable<T> ReadAsync<T>(IAsyncEnumerable<T> rows, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await PassAsync(cancellationToken);
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            if (State == StoreState.Down)
            {
                throw new ObservationStoreException("The store went away.");
            }

            yield return row;
        }
    }

    private async Task PassAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var change = changed.Next;
            switch (State)
            {
                case StoreState.Down:
                    throw new ObservationStoreException("The store is away.");
                case StoreState.Slow:
                    await Task.Delay(SlowPause, clock, cancellationToken);
                    return;
                case StoreState.Hanging:
                    await change.WaitAsync(cancellationToken);
                    break;
                default:
                    return;
            }
        }
    }
}
