using System.Threading.Channels;
using AgeingMonitor.Contracts.Packs;

namespace AgeingMonitor.Ingest.Pipeline;

/// <summary>Reads batches by size or age, whichever is first. An event closes its batch at once.</summary>
internal sealed class BatchReader(ChannelReader<RoutedPack> reader, IngestOptions options, TimeProvider clock)
{
    /// <summary>The next batch, in order; null when there will be no more.</summary>
    public async ValueTask<List<RoutedPack>?> ReadAsync(CancellationToken cancellationToken)
    {
        if (!await reader.WaitToReadAsync(cancellationToken))
        {
            return null;
        }

        var batch = new List<RoutedPack>();
        var observations = 0;
        if (Fill(batch, ref observations) || options.BatchAge == TimeSpan.Zero)
        {
            return batch;
        }

        using var age = new CancellationTokenSource(options.BatchAge, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(age.Token, cancellationToken);
        try
        {
            while (await reader.WaitToReadAsync(either.Token) && !Fill(batch, ref observations))
            {
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Old enough.
        }

        return batch;
    }

    // Takes what is there; true when the batch is to be closed.
    private bool Fill(List<RoutedPack> batch, ref int observations)
    {
        while (batch.Count < options.BatchPacks && observations < options.BatchObservations)
        {
            if (!reader.TryRead(out var next))
            {
                return false;
            }

            batch.Add(next);
            observations += next.Pack.Observations.Count;
            if (next.Pack.Key.Lane == Lane.Evt && reader.Count == 0)
            {
                return true;
            }
        }

        return true;
    }
}
