using System.Runtime.CompilerServices;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using Microsoft.Data.Sqlite;

namespace AgeingMonitor.Storage.Embedded;

/// <summary>
/// The store in one SQLite file. One writing connection, its callers in line; readers run beside it. Long reads go page by page, each page a short read of its own,
/// so that a slow reader holds nothing up; they see what was written meanwhile further on. After a fault the next call opens the file anew.
/// </summary>
internal sealed class EmbeddedObservationStore : IObservationStore, IDisposable
{
    private const int ValuesAPage = 4_096;
    private const int PacksAPage = 256;
    private const int ObservationsAPage = 8_192;
    private const int EntriesAPage = 2_048;

    /// <summary>A transaction of another process on this machine lasts tens of milliseconds; folding a long log back into the file, a second or two.</summary>
    private static readonly TimeSpan BusyTimeout = TimeSpan.FromSeconds(5);

    private readonly DatabaseFile file;
    private readonly TimeProvider clock;
    private readonly ReaderPool readers;
    private readonly SemaphoreSlim turn = new(1, 1);
    private BatchWriter? writer;

    public EmbeddedObservationStore(string path, TimeProvider clock, TimeSpan? busyTimeout = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        this.clock = clock;
        file = new DatabaseFile(path, busyTimeout ?? BusyTimeout);
        readers = new ReaderPool(file);
    }

    public Task PrepareAsync(CancellationToken cancellationToken) => WithWriterAsync(static _ => 0, cancellationToken);

    public Task<WriteResult> WriteAsync(IReadOnlyList<Pack> packs, CancellationToken cancellationToken)
        => WithWriterAsync(writer => writer.Write(packs, Instant.Now(clock), cancellationToken), cancellationToken);

    public async IAsyncEnumerable<StoredValue> ReadAsync(SeriesKey series, TimeRange range, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var rest = range; ;)
        {
            var page = await readers.ReadAsync(c => SeriesQueries.Page(c, series, rest, ValuesAPage), cancellationToken);
            foreach (var value in page)
            {
                yield return value;
            }

            if (page.Count < ValuesAPage)
            {
                yield break;
            }

            rest = rest with { From = new Instant(page[^1].MeasuredAt.Microseconds + 1) };
        }
    }

    public async Task<IReadOnlyList<Bucket>> AggregateAsync(SeriesKey series, TimeRange range, TimeSpan window, CancellationToken cancellationToken)
        => await readers.ReadAsync(c => SeriesQueries.Aggregate(c, series, range, window), cancellationToken);

    public async Task<IReadOnlyList<LatestValue>> ReadLatestAsync(KitId kit, CancellationToken cancellationToken)
        => await readers.ReadAsync(c => SeriesQueries.Latest(c, kit), cancellationToken);

    public async Task<IReadOnlyList<SeriesKey>> ListSeriesAsync(KitId kit, CancellationToken cancellationToken)
        => await readers.ReadAsync(c => SeriesQueries.List(c, kit), cancellationToken);

    public async Task<IReadOnlyList<KitId>> ListKitsAsync(CancellationToken cancellationToken) => await readers.ReadAsync(SeriesQueries.Kits, cancellationToken);

    public async Task<IReadOnlyList<long>> ListBootsAsync(KitId kit, CancellationToken cancellationToken)
        => await readers.ReadAsync(c => PackQueries.Boots(c, kit), cancellationToken);

    public async IAsyncEnumerable<Pack> ReadPacksAsync(KitId kit, long boot, Lane lane, long afterSequence, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var after = new PackKey(kit, boot, lane, afterSequence); ;)
        {
            var page = await readers.ReadAsync(c => PackQueries.Page(c, after, PacksAPage, ObservationsAPage), cancellationToken);
            if (page.Count == 0)
            {
                yield break;
            }

            foreach (var pack in page)
            {
                yield return pack;
            }

            after = page[^1].Key;
        }
    }

    public async IAsyncEnumerable<LedgerEntry> ReadLedgerAsync(KitId kit, TimeRange range, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (LedgerEntry? after = null; ;)
        {
            var page = await readers.ReadAsync(c => LedgerQueries.Page(c, kit, range, after, EntriesAPage), cancellationToken);
            foreach (var entry in page)
            {
                yield return entry;
            }

            if (page.Count < EntriesAPage)
            {
                yield break;
            }

            after = page[^1];
        }
    }

    public Task DeleteAsync(SeriesKey series, TimeRange range, CancellationToken cancellationToken) => WithWriterAsync(
        writer =>
        {
            writer.Delete(series, range);
            return 0;
        },
        cancellationToken);

    public void Dispose()
    {
        readers.Dispose();
        writer?.Dispose();
        turn.Dispose();
    }

    private async Task<T> WithWriterAsync<T>(Func<BatchWriter, T> work, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() => Work(work), CancellationToken.None);
        }
        finally
        {
            turn.Release();
        }
    }

    private T Work<T>(Func<BatchWriter, T> work)
    {
        var used = writer;
        writer = null;
        try
        {
            used ??= Open();
            var result = work(used);
            writer = used;
            used = null;
            return result;
        }
        catch (Exception e) when (SqliteFault.IsOfTheWorld(e))
        {
            throw SqliteFault.Explain(e, file.Path);
        }
        finally
        {
            used?.Dispose();
        }
    }

    private BatchWriter Open()
    {
        var connection = file.OpenWriter();
        try
        {
            return new BatchWriter(connection);
        }
        catch (SqliteException)
        {
            connection.Dispose();
            throw;
        }
    }
}
