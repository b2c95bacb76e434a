using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Storage;

/// <summary>
/// Holds every observation and, beside the series, the ledger of packs. Safe to share; one instance a process.
/// Faults of the world (server down, disk full) are <see cref="ObservationStoreException"/>: the caller keeps its packs and tries again.
/// </summary>
public interface IObservationStore
{
    /// <summary>Creates what is missing (database, tables) and proves that the store answers. May be called again.</summary>
    /// <exception cref="ObservationStoreException">The store does not answer.</exception>
    Task PrepareAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Writes packs: rows first, then their ledger entries. When the task ends the packs are durable. Idempotent: the same pack again changes nothing,
    /// the same series and instant again overwrites itself. A pack without a date (<see cref="ClockState.Unset"/>) that the ledger knows stays as it came first: its second arrival would date it anew.
    /// Packs of lane tick are not accepted.
    /// </summary>
    /// <returns>What the store did with them, and what it refused for good.</returns>
    /// <exception cref="ObservationStoreException">Nothing can be said of any of the packs; write them again.</exception>
    /// <exception cref="ArgumentException">A pack is of lane tick.</exception>
    Task<WriteResult> WriteAsync(IReadOnlyList<Pack> packs, CancellationToken cancellationToken);

    /// <summary>Reads one series in order of time.</summary>
    IAsyncEnumerable<StoredValue> ReadAsync(SeriesKey series, TimeRange range, CancellationToken cancellationToken);

    /// <summary>Windowed aggregates of one numeric series, in order of time, empty windows left out. Windows start at whole multiples of <paramref name="window"/> since 1970.</summary>
    /// <param name="series">A series of numbers.</param>
    /// <param name="range">Half-open.</param>
    /// <param name="window">At least one millisecond, a whole number of milliseconds.</param>
    /// <param name="cancellationToken">Ends the read.</param>
    /// <exception cref="ArgumentException">A series of texts, or a window outside its bounds.</exception>
    Task<IReadOnlyList<Bucket>> AggregateAsync(SeriesKey series, TimeRange range, TimeSpan window, CancellationToken cancellationToken);

    /// <summary>The latest value of every series of a kit.</summary>
    Task<IReadOnlyList<LatestValue>> ReadLatestAsync(KitId kit, CancellationToken cancellationToken);

    /// <summary>Every series of a kit that holds a value.</summary>
    Task<IReadOnlyList<SeriesKey>> ListSeriesAsync(KitId kit, CancellationToken cancellationToken);

    /// <summary>Every kit that the ledger or a series knows.</summary>
    Task<IReadOnlyList<KitId>> ListKitsAsync(CancellationToken cancellationToken);

    /// <summary>The boots of a kit that the ledger knows, ascending; 0 stands for unnumbered packs.</summary>
    Task<IReadOnlyList<long>> ListBootsAsync(KitId kit, CancellationToken cancellationToken);

    /// <summary>Packs of one boot and lane after a sequence number, ascending, as they were written (observations included, those that another pack has overwritten excepted).</summary>
    IAsyncEnumerable<Pack> ReadPacksAsync(KitId kit, long boot, Lane lane, long afterSequence, CancellationToken cancellationToken);

    /// <summary>Ledger entries of a kit whose observations, or for a heartbeat its seal, touch the range; in order of <see cref="LedgerEntry.SealedAt"/>. Coverage is read from here.</summary>
    IAsyncEnumerable<LedgerEntry> ReadLedgerAsync(KitId kit, TimeRange range, CancellationToken cancellationToken);

    /// <summary>Deletes the values of one series in a range; the ledger stays. Not to be undone.</summary>
    Task DeleteAsync(SeriesKey series, TimeRange range, CancellationToken cancellationToken);
}
