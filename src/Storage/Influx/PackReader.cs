using System.Runtime.CompilerServices;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Storage.Influx;

/// <summary>
/// Reads packs back. A page of heads comes first; then the rows of the times that they cover, which name the pack that wrote them and their place in it.
/// </summary>
internal sealed class PackReader(InfluxConnection connection)
{
    private const int HeadsAPage = 256;
    private const int ObservationsAPage = 8_192;

    /// <summary>Spans of packs nearer than this are asked for in one statement: what lies between costs less than a statement more.</summary>
    private static readonly TimeSpan NearEnough = TimeSpan.FromMinutes(10);

    /// <summary>Which of the packs the ledger knows.</summary>
    public async Task<HashSet<PackKey>> KnownAsync(IEnumerable<Pack> packs, CancellationToken cancellationToken)
    {
        var keys = packs.Select(p => p.Key).Distinct().ToList();
        var known = new HashSet<PackKey>();
        if (keys.Count > 0)
        {
            var query = string.Join("; ", keys.Select(k => $"SELECT \"{InfluxNames.Head}\" FROM \"{InfluxNames.Ledger}\" WHERE {InfluxQl.Of(k)} AND time = {InfluxQl.Text(k.Sequence)}"));
            await foreach (var row in connection.QueryAsync(query, cancellationToken))
            {
                known.Add(keys[row.Statement]);
            }
        }

        return known;
    }

    public async IAsyncEnumerable<Pack> ReadAsync(PackKey after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            var heads = await ReadHeadsAsync(after, cancellationToken);
            if (heads.Count == 0)
            {
                yield break;
            }

            var rows = await ReadRowsAsync(after, heads, cancellationToken);
            foreach (var head in heads)
            {
                yield return rows.TryGetValue(head.Pack.Key.Sequence, out var observations)
                    ? head.Pack with { Observations = [.. observations.Values] }
                    : head.Pack;
            }

            after = heads[^1].Pack.Key;
        }
    }

    private async Task<List<Head>> ReadHeadsAsync(PackKey after, CancellationToken cancellationToken)
    {
        var query = $"SELECT \"{InfluxNames.Head}\" FROM \"{InfluxNames.Ledger}\" WHERE {InfluxQl.Of(after)} AND time > {InfluxQl.Text(InfluxTime.Bound(after.Sequence))} ORDER BY time LIMIT {HeadsAPage}";
        var heads = new List<Head>();
        var inHand = 0;
        await foreach (var row in connection.QueryAsync(query, cancellationToken))
        {
            if (inHand < ObservationsAPage)
            {
                var (first, last, count) = LedgerText.ReadSpan(row.Text(1));
                heads.Add(new Head(LedgerText.ReadHead(after with { Sequence = row.Integer(0) }, row.Text(1)), first, last, count));
                inHand += count;
            }
        }

        return heads;
    }

    private async Task<Dictionary<long, SortedList<int, Observation>>> ReadRowsAsync(PackKey page, List<Head> heads, CancellationToken cancellationToken)
    {
        var wanted = heads.Where(h => h.Count > 0).ToDictionary(h => h.Pack.Key.Sequence, _ => new SortedList<int, Observation>());
        var query = string.Join("; ", Merge(heads).Select(r => $"""
            SELECT "{InfluxNames.Pack}", "{InfluxNames.Value}", "{InfluxNames.Text}" FROM {InfluxNames.AllQuantities}
            WHERE {InfluxQl.Is(InfluxNames.Kit, page.Kit.Value)} AND {InfluxQl.In(r)} GROUP BY "{InfluxNames.Sensor}"
            """));
        if (query.Length == 0)
        {
            return wanted;
        }

        await foreach (var row in connection.QueryAsync(query, cancellationToken))
        {
            if (!row.IsNull(1)
                && PackReference.TryRead(row.Text(1), page.Boot, page.Lane, out var sequence, out var place)
                && wanted.TryGetValue(sequence, out var observations)
                && InfluxObservationStore.Series(page.Kit, row) is { } series
                && !row.IsNull(series.Quantity.IsText ? 3 : 2))
            {
                observations[place] = new Observation(
                    series.Sensor, series.Quantity, InfluxTime.Instant(row.Integer(0)), InfluxObservationStore.Value(row, series.Quantity.IsText ? 3 : 2, series.Quantity));
            }
        }

        return wanted;
    }

    /// <summary>The times that the packs cover, joined where they overlap or lie near each other.</summary>
    private static IEnumerable<TimeRange> Merge(List<Head> heads)
    {
        TimeRange? current = null;
        foreach (var head in heads.Where(h => h.Count > 0).OrderBy(h => h.First))
        {
            var end = new Instant(head.Last.Microseconds + 1);
            if (current is { } open && head.First - NearEnough < open.To)
            {
                current = open with { To = Instant.Max(open.To, end) };
                continue;
            }

            if (current is { } complete)
            {
                yield return complete;
            }

            current = new TimeRange(head.First, end);
        }

        if (current is { } last)
        {
            yield return last;
        }
    }

    private readonly record struct Head(Pack Pack, Instant First, Instant Last, int Count);
}
