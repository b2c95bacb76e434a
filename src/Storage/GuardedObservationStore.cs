using System.Diagnostics;
using System.Runtime.CompilerServices;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using Microsoft.Extensions.Logging;

namespace AgeingMonitor.Storage;

/// <summary>What every store has in common, around the store itself: refuses a caller's mistakes, measures, and reports a fault once when it begins and once when it ends.</summary>
internal sealed partial class GuardedObservationStore(IObservationStore inner, string kind, TimeProvider clock, ILogger logger) : IObservationStore, IDisposable
{
    private static readonly ActivitySource Activities = new(StorageMetrics.Name);

    private int failing;

    internal StorageMetrics Metrics { get; } = new(kind);

    public Task PrepareAsync(CancellationToken cancellationToken) => WatchAsync(() => inner.PrepareAsync(cancellationToken));

    public async Task<WriteResult> WriteAsync(IReadOnlyList<Pack> packs, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(packs);
        if (packs.FirstOrDefault(p => p.Key.Lane is not (Lane.Obs or Lane.Evt)) is { } wrong)
        {
            throw new ArgumentException($"A pack of lane {wrong.Key.Lane} is never stored.", nameof(packs));
        }

        if (packs.Count == 0)
        {
            return new WriteResult(0, 0, []);
        }

        using var activity = Activities.StartActivity("storage.write");
        activity?.SetTag("packs", packs.Count);
        var started = clock.GetTimestamp();
        WriteResult? result = null;
        await WatchAsync(async () => result = await inner.WriteAsync(packs, cancellationToken));
        Metrics.Written(packs.Count, result!, clock.GetElapsedTime(started));
        return result!;
    }

    public IAsyncEnumerable<StoredValue> ReadAsync(SeriesKey series, TimeRange range, CancellationToken cancellationToken)
        => WatchAsync(inner.ReadAsync(series, range, cancellationToken), cancellationToken);

    public async Task<IReadOnlyList<Bucket>> AggregateAsync(SeriesKey series, TimeRange range, TimeSpan window, CancellationToken cancellationToken)
    {
        if (series.Quantity.IsText)
        {
            throw new ArgumentException($"{series.Quantity.Code} is a series of texts: it has no minimum and no mean.", nameof(series));
        }

        if (window < TimeSpan.FromMilliseconds(1) || window.Ticks % TimeSpan.TicksPerMillisecond != 0)
        {
            throw new ArgumentOutOfRangeException(nameof(window), window, "A window is a whole number of milliseconds, at least one.");
        }

        return await WatchAsync(() => inner.AggregateAsync(series, range, window, cancellationToken));
    }

    public Task<IReadOnlyList<LatestValue>> ReadLatestAsync(KitId kit, CancellationToken cancellationToken) => WatchAsync(() => inner.ReadLatestAsync(kit, cancellationToken));

    public Task<IReadOnlyList<SeriesKey>> ListSeriesAsync(KitId kit, CancellationToken cancellationToken) => WatchAsync(() => inner.ListSeriesAsync(kit, cancellationToken));

    public Task<IReadOnlyList<KitId>> ListKitsAsync(CancellationToken cancellationToken) => WatchAsync(() => inner.ListKitsAsync(cancellationToken));

    public Task<IReadOnlyList<long>> ListBootsAsync(KitId kit, CancellationToken cancellationToken) => WatchAsync(() => inner.ListBootsAsync(kit, cancellationToken));

    public IAsyncEnumerable<Pack> ReadPacksAsync(KitId kit, long boot, Lane lane, long afterSequence, CancellationToken cancellationToken)
        => WatchAsync(inner.ReadPacksAsync(kit, boot, lane, afterSequence, cancellationToken), cancellationToken);

    public IAsyncEnumerable<LedgerEntry> ReadLedgerAsync(KitId kit, TimeRange range, CancellationToken cancellationToken)
        => WatchAsync(inner.ReadLedgerAsync(kit, range, cancellationToken), cancellationToken);

    public Task DeleteAsync(SeriesKey series, TimeRange range, CancellationToken cancellationToken) => WatchAsync(() => inner.DeleteAsync(series, range, cancellationToken));

    public void Dispose()
    {
        (inner as IDisposable)?.Dispose();
        Metrics.Dispose();
    }

    private async Task<T> WatchAsync<T>(Func<Task<T>> call)
    {
        try
        {
            var result = await call();
            Answered();
            return result;
        }
        catch (ObservationStoreException e)
        {
            Failed(e);
            throw;
        }
    }

    private async Task WatchAsync(Func<Task> call) => await WatchAsync(async () =>
    {
        await call();
        return true;
    });

    private async IAsyncEnumerable<T> WatchAsync<T>(IAsyncEnumerable<T> items, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var enumerator = items.GetAsyncEnumerator(cancellationToken);
        for (var more = true; more;)
        {
            try
            {
                more = await enumerator.MoveNextAsync();
            }
            catch (ObservationStoreException e)
            {
                Failed(e);
                throw;
            }

            if (more)
            {
                yield return enumerator.Current;
            }
        }

        Answered();
    }

    private void Failed(ObservationStoreException exception)
    {
        Metrics.Failed();
        if (Interlocked.Exchange(ref failing, 1) == 0)
        {
            LogFaultBegan(exception);
        }
    }

    private void Answered()
    {
        if (Volatile.Read(ref failing) == 1 && Interlocked.Exchange(ref failing, 0) == 1)
        {
            LogFaultEnded();
        }
    }
}
