using System.Runtime.CompilerServices;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Storage.Influx;

/// <summary>
/// The store on an InfluxDB server, 1.6 to 2.x, by the two interfaces that they all serve: line protocol to <c>/write</c> and InfluxQL to <c>/query</c>. It does not read before it writes,
/// except for packs without a date; so it cannot count repeats, and a resend of a pack whose value another pack has overwritten writes its value again.
/// </summary>
internal sealed class InfluxObservationStore(InfluxOptions options, TimeProvider clock) : IObservationStore, IDisposable
{
    private readonly InfluxConnection connection = new(options, clock);
    private volatile string? version;

    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        version = null;
        var preparation = new InfluxPreparation(connection, options);
        await (await HasBucketsAsync(cancellationToken) ? preparation.PrepareBucketAsync(cancellationToken) : preparation.PrepareDatabaseAsync(cancellationToken));
        await connection.RunAsync($"SELECT * FROM \"{InfluxNames.Ledger}\" LIMIT 1", cancellationToken);
    }

    public async Task<WriteResult> WriteAsync(IReadOnlyList<Pack> packs, CancellationToken cancellationToken)
    {
        var undated = await new PackReader(connection).KnownAsync(packs.Where(p => p.Clock.State == ClockState.Unset), cancellationToken);
        var written = undated.Count == 0 ? packs : [.. packs.Where(p => !undated.Contains(p.Key))];
        var result = await new PackWriter(connection, options, Instant.Now(clock), cancellationToken).WriteAsync(written);
        return result with { Observations = result.Observations + packs.Where(p => undated.Contains(p.Key)).Sum(p => p.Observations.Count) };
    }

    public async IAsyncEnumerable<StoredValue> ReadAsync(SeriesKey series, TimeRange range, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var field = series.Quantity.IsText ? InfluxNames.Text : InfluxNames.Value;
        var query = $"SELECT \"{field}\" FROM {InfluxQl.Name(series.Quantity.Code)} WHERE {InfluxQl.Of(series)} AND {InfluxQl.In(range)}";
        await foreach (var row in connection.QueryAsync(query, cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new StoredValue(InfluxTime.Instant(row.Integer(0)), Value(row, 1, series.Quantity));
        }
    }

    public async Task<IReadOnlyList<Bucket>> AggregateAsync(SeriesKey series, TimeRange range, TimeSpan window, CancellationToken cancellationToken)
    {
        var query = $"""
            SELECT count("value"), min("value"), max("value"), mean("value"), last("value") FROM {InfluxQl.Name(series.Quantity.Code)}
            WHERE {InfluxQl.Of(series)} AND {InfluxQl.In(range)} GROUP BY time({InfluxQl.Text((long)window.TotalMilliseconds)}ms) fill(none)
            """;
        var buckets = new List<Bucket>();
        await foreach (var row in connection.QueryAsync(query, cancellationToken))
        {
            buckets.Add(new Bucket(InfluxTime.Instant(row.Integer(0)), row.Integer(1), row.Number(2), row.Number(3), row.Number(4), row.Number(5)));
        }

        return buckets;
    }

    public async Task<IReadOnlyList<LatestValue>> ReadLatestAsync(KitId kit, CancellationToken cancellationToken)
    {
        var condition = $"FROM {InfluxNames.AllQuantities} WHERE {InfluxQl.Is(InfluxNames.Kit, kit.Value)} AND {InfluxQl.In(TimeRange.Always)} GROUP BY \"{InfluxNames.Sensor}\"";
        var query = $"SELECT last(\"{InfluxNames.Value}\") {condition}; SELECT last(\"{InfluxNames.Text}\") {condition}";
        var latest = new List<LatestValue>();
        await foreach (var row in connection.QueryAsync(query, cancellationToken))
        {
            if (Series(kit, row) is { } series)
            {
                latest.Add(new LatestValue(series, InfluxTime.Instant(row.Integer(0)), Value(row, 1, series.Quantity)));
            }
        }

        return latest;
    }

    public async Task<IReadOnlyList<SeriesKey>> ListSeriesAsync(KitId kit, CancellationToken cancellationToken)
        => [.. (await ReadLatestAsync(kit, cancellationToken)).Select(v => v.Series)];

    public async Task<IReadOnlyList<KitId>> ListKitsAsync(CancellationToken cancellationToken)
    {
        var kits = new SortedSet<string>(StringComparer.Ordinal);
        await foreach (var row in connection.QueryAsync($"SHOW TAG VALUES WITH KEY = \"{InfluxNames.Kit}\"", cancellationToken))
        {
            kits.Add(row.Text(1));
        }

        return [.. kits.Select(k => KitId.TryParse(k, out var kit) ? kit : default).Where(k => k != default)];
    }

    public async Task<IReadOnlyList<long>> ListBootsAsync(KitId kit, CancellationToken cancellationToken)
    {
        var boots = new SortedSet<long>();
        var query = $"SHOW TAG VALUES FROM \"{InfluxNames.Ledger}\" WITH KEY = \"{InfluxNames.Boot}\" WHERE {InfluxQl.Is(InfluxNames.Kit, kit.Value)}";
        await foreach (var row in connection.QueryAsync(query, cancellationToken))
        {
            if (long.TryParse(row.Text(1), out var boot))
            {
                boots.Add(boot);
            }
        }

        return [.. boots];
    }

    public IAsyncEnumerable<Pack> ReadPacksAsync(KitId kit, long boot, Lane lane, long afterSequence, CancellationToken cancellationToken)
        => new PackReader(connection).ReadAsync(new PackKey(kit, boot, lane, afterSequence), cancellationToken);

    public IAsyncEnumerable<LedgerEntry> ReadLedgerAsync(KitId kit, TimeRange range, CancellationToken cancellationToken)
        => new LedgerReader(connection).ReadAsync(kit, range, cancellationToken);

    public async Task DeleteAsync(SeriesKey series, TimeRange range, CancellationToken cancellationToken)
    {
        if (range.To <= range.From)
        {
            return;
        }

        if (!await HasBucketsAsync(cancellationToken))
        {
            await connection.RunAsync($"DELETE FROM {InfluxQl.Name(series.Quantity.Code)} WHERE {InfluxQl.Of(series)} AND {InfluxQl.In(range)}", cancellationToken);
            return;
        }

        // Both ends of a deletion are inside on 2.x; the instants are whole microseconds, so the last one before the end is a microsecond earlier.
        var deletion = new
        {
            start = Rfc3339(InfluxTime.Nanoseconds(range.From)),
            stop = Rfc3339(InfluxTime.Nanoseconds(range.To - TimeSpan.FromMicroseconds(1))),
            predicate = $"_measurement=\"{series.Quantity.Code}\" AND kit=\"{series.Kit}\" AND sensor=\"{series.Sensor}\"",
        };
        var path = $"api/v2/delete?org={Uri.EscapeDataString(options.Organisation ?? string.Empty)}&bucket={options.Database}";
        using var answer = await connection.CallAsync(HttpMethod.Post, path, deletion, cancellationToken);
    }

    public void Dispose() => connection.Dispose();

    internal static ObservedValue Value(InfluxRow row, int column, QuantityDefinition quantity)
        => quantity.IsText ? ObservedValue.Of(row.Text(column)) : ObservedValue.Of(row.Number(column));

    /// <summary>The series that a row grouped by sensor belongs to; null for a quantity that this version's catalogue does not know, or whose field is of the other kind.</summary>
    internal static SeriesKey? Series(KitId kit, InfluxRow row)
        => Quantities.Find(row.Measurement) is { } quantity && SensorId.TryParse(row.Tag(InfluxNames.Sensor), out var sensor) ? new SeriesKey(kit, sensor, quantity) : null;

    private static string Rfc3339(long nanoseconds) => InfluxTime.Instant(nanoseconds).ToString();

    /// <summary>Whether the server is a 2.x: it deletes and is set up by its second interface.</summary>
    private async Task<bool> HasBucketsAsync(CancellationToken cancellationToken)
    {
        version ??= await connection.PingAsync(cancellationToken);
        return version.TrimStart('v').StartsWith("2.", StringComparison.Ordinal);
    }
}
