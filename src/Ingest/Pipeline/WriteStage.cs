using System.Threading.Channels;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Storage;
using Microsoft.Extensions.Logging;

namespace AgeingMonitor.Ingest.Pipeline;

/// <summary>
/// Writes batches, several at once, and passes them on in the order in which they were read. While the store is down the batches in hand are kept and tried again;
/// behind them everything comes to rest, up to the kits.
/// </summary>
internal sealed partial class WriteStage(IObservationStore store, IngestFaults faults, QuarantineDesk desk, IngestOptions options, IngestMetrics metrics, TimeProvider clock, ILogger<WriteStage> log)
{
    public async Task RunAsync(ChannelReader<RoutedPack> good, ChannelWriter<Task<IReadOnlyList<RoutedPack>>> written, CancellationToken cancellationToken)
    {
        await TryUntilAnsweredAsync(() => PrepareAsync(cancellationToken), cancellationToken);
        var batches = new BatchReader(good, options, clock);
        var atWork = new Queue<Task>();
        while (await batches.ReadAsync(cancellationToken) is { } batch)
        {
            if (atWork.Count == options.ConcurrentWrites)
            {
                await atWork.Dequeue();
            }

            var writing = WriteAsync(batch, cancellationToken);
            atWork.Enqueue(writing);
            await written.WriteAsync(writing, cancellationToken);
        }
    }

    private async Task<bool> PrepareAsync(CancellationToken cancellationToken)
    {
        await store.PrepareAsync(cancellationToken);
        return true;
    }

    // Those of the batch that are durable now, and its ticks, in their order.
    private async Task<IReadOnlyList<RoutedPack>> WriteAsync(IReadOnlyList<RoutedPack> batch, CancellationToken cancellationToken)
    {
        var toStore = batch.Where(routed => routed.Pack.Key.Lane != Lane.Tick).ToList();
        if (toStore.Count == 0)
        {
            return batch;
        }

        using var activity = IngestMetrics.Activities.StartActivity("ingest.write");
        activity?.SetTag("packs", toStore.Count);
        var failed = new HashSet<RoutedPack>(ReferenceEqualityComparer.Instance);
        await WriteAsync(toStore, failed, cancellationToken);
        return failed.Count == 0 ? batch : [.. batch.Where(routed => !failed.Contains(routed))];
    }

    private async Task WriteAsync(List<RoutedPack> packs, HashSet<RoutedPack> failed, CancellationToken cancellationToken)
    {
        try
        {
            var started = clock.GetTimestamp();
            var result = await TryUntilAnsweredAsync(() => store.WriteAsync(packs.ConvertAll(routed => routed.Pack), cancellationToken), cancellationToken);
            metrics.Written(packs.Count, result.Observations, result.Repeated, clock.GetElapsedTime(started));
            await KeepRefusedAsync(packs, result.Refused, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Not a fault of the world: something in these packs. The halves are tried alone until the one is found; it is kept in quarantine and not answered.
            LogBatchFailed(e, packs.Count);
            if (packs.Count == 1)
            {
                failed.Add(packs[0]);
                await desk.KeepAsync(packs[0].Origin.Message, new Refusal(RefusalReasons.StoreFailed, e.GetType().Name), cancellationToken);
                packs[0].Origin.Done();
                return;
            }

            await WriteAsync(packs[..(packs.Count / 2)], failed, cancellationToken);
            await WriteAsync(packs[(packs.Count / 2)..], failed, cancellationToken);
        }
    }

    private async Task KeepRefusedAsync(List<RoutedPack> packs, IReadOnlyList<RefusedObservation> refused, CancellationToken cancellationToken)
    {
        foreach (var group in refused.GroupBy(observation => observation.Pack))
        {
            var detail = $"{group.Count()} observations refused; first: {group.First().Observation.Quantity}: {group.First().Reason}";
            if (packs.Find(routed => routed.Pack.Key == group.Key) is { } routed)
            {
                await desk.KeepAsync(routed.Origin.Message, new Refusal(RefusalReasons.StoreRefused, detail), cancellationToken);
            }
        }
    }

    private async Task<T> TryUntilAnsweredAsync<T>(Func<Task<T>> ask, CancellationToken cancellationToken)
    {
        BackOff? backOff = null;
        while (true)
        {
            try
            {
                var answer = await ask();
                faults.Store.Works();
                return answer;
            }
            catch (ObservationStoreException e)
            {
                faults.Store.Fails(e.Message);
            }

            await (backOff ??= new BackOff(clock)).WaitAsync(cancellationToken);
        }
    }

    [LoggerMessage(3020, LogLevel.Error, "The store failed on a batch of {Packs} packs in a way that no other try mends")]
    private partial void LogBatchFailed(Exception exception, int packs);
}
