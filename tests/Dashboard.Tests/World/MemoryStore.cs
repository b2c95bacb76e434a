using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Storage;

namespace AgeingMonitor.Dashboard.Tests.World;

/// <summary>Observations in memory: values by series, seals by kit. Aggregates by the plain definition of the interface.</summary>
internal sealed class MemoryStore : IObservationStore
{
    private readonly Dictionary<SeriesKey, List<StoredValue>> values = [];
    private readonly List<LedgerEntry> ledger = [];

    public Exception? Trouble { get; set; }

    public void Add(SeriesKey series, Instant at, double value)
    {
        if (!values.TryGetValue(series, out var list))
        {
            values[series] = list = [];
        }

        list.Add(new StoredValue(at, ObservedValue.Of(value)));
    }

    public void Hear(KitId kit, Instant sealedAt, TimeSpan waited = default, long boot = 1) =>
        ledger.Add(new LedgerEntry(new PackKey(kit, boot, Lane.Obs, ledger.Count(e => e.Key.Kit == kit && e.Key.Boot == boot) + 1), sealedAt, sealedAt, sealedAt, 0, sealedAt + waited));

    public Task<IReadOnlyList<Bucket>> AggregateAsync(SeriesKey series, TimeRange range, TimeSpan window, CancellationToken cancellationToken)
    {
        var width = window.Ticks / TimeSpan.TicksPerMicrosecond;
        var found = values.GetValueOrDefault(series, []).Where(v => range.Contains(v.MeasuredAt)).OrderBy(v => v.MeasuredAt).GroupBy(v => v.MeasuredAt.Microseconds / width * width);
        return Task.FromResult<IReadOnlyList<Bucket>>([.. found.Select(g =>
        {
            var numbers = g.Select(v => v.Value.Number).ToArray();
            return new Bucket(new Instant(g.Key), numbers.Length, numbers.Min(), numbers.Max(), numbers.Average(), numbers[^1]);
        })]);
    }

    public Task<IReadOnlyList<SeriesKey>> ListSeriesAsync(KitId kit, CancellationToken cancellationToken) => Trouble is { } trouble
        ? Task.FromException<IReadOnlyList<SeriesKey>>(trouble)
        : Task.FromResult<IReadOnlyList<SeriesKey>>([.. values.Keys.Where(s => s.Kit == kit)]);

    public async IAsyncEnumerable<LedgerEntry> ReadLedgerAsync(KitId kit, TimeRange range, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var entry in ledger.Where(e => e.Key.Kit == kit && range.Contains(e.SealedAt)).OrderBy(e => e.SealedAt))
        {
            yield return entry;
        }
    }

    public Task PrepareAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<WriteResult> WriteAsync(IReadOnlyList<Pack> packs, CancellationToken cancellationToken) => throw new NotSupportedException();

    public IAsyncEnumerable<StoredValue> ReadAsync(SeriesKey series, TimeRange range, CancellationToken cancellationToken) =>
        values.GetValueOrDefault(series, []).Where(v => range.Contains(v.MeasuredAt)).OrderBy(v => v.MeasuredAt).ToAsyncEnumerable();

    /// <summary>Whether the latest values cannot be read.</summary>
    public bool IsDown { get; set; }

    public Task<IReadOnlyList<LatestValue>> ReadLatestAsync(KitId kit, CancellationToken cancellationToken) => IsDown
        ? throw new ObservationStoreException("down")
        : Task.FromResult<IReadOnlyList<LatestValue>>([.. values.Where(v => v.Key.Kit == kit).Select(v => v.Value.MaxBy(one => one.MeasuredAt) is var last ? new LatestValue(v.Key, last.MeasuredAt, last.Value) : default)]);

    public Task<IReadOnlyList<KitId>> ListKitsAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<long>> ListBootsAsync(KitId kit, CancellationToken cancellationToken) => throw new NotSupportedException();

    /// <summary>Heads alone: each boot says where the one before it ended.</summary>
    public IAsyncEnumerable<Pack> ReadPacksAsync(KitId kit, long boot, Lane lane, long afterSequence, CancellationToken cancellationToken) => ledger
        .Where(e => e.Key.Kit == kit && e.Key.Boot == boot && e.Key.Lane == lane && e.Key.Sequence > afterSequence)
        .Select(e => new Pack
        {
            Key = e.Key,
            SealedAt = e.SealedAt,
            ReceivedAt = e.WrittenAt,
            EventsBefore = 0,
            After = boot > 1 ? new BootEnd(boot - 1, ledger.Where(l => l.Key.Kit == kit && l.Key.Boot == boot - 1).Select(l => l.Key.Sequence).DefaultIfEmpty(0).Max(), 0) : null,
        })
        .ToAsyncEnumerable();

    public Task DeleteAsync(SeriesKey series, TimeRange range, CancellationToken cancellationToken) => throw new NotSupportedException();
}
