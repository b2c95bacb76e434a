using System.Globalization;
using System.Runtime.CompilerServices;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Storage.Ledger;

namespace AgeingMonitor.Storage.Influx;

/// <summary>Reads the ledger by time, from the points at the packs' seals: a stream of narrow packs into which the few wide ones, read first, are merged.</summary>
internal sealed class LedgerReader(InfluxConnection connection)
{
    private static readonly Comparison<LedgerEntry> InOrder = static (one, other) =>
        (one.SealedAt.Microseconds, one.Key.Boot, one.Key.Lane, one.Key.Sequence).CompareTo((other.SealedAt.Microseconds, other.Key.Boot, other.Key.Lane, other.Key.Sequence));

    public async IAsyncEnumerable<LedgerEntry> ReadAsync(KitId kit, TimeRange range, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var held = new List<LedgerEntry>();
        await foreach (var entry in TouchingAsync(InfluxNames.WideSeals, kit, TimeRange.Always, range, cancellationToken))
        {
            held.Add(entry);
        }

        var wide = new Queue<LedgerEntry>(held.Order(Comparer<LedgerEntry>.Create(InOrder)));
        held.Clear();

        // Points of one microsecond come in the order of the nanoseconds below it, which says nothing: they are held until the next microsecond and sorted.
        await foreach (var entry in TouchingAsync(InfluxNames.Seals, kit, PackSpan.SealsOf(range), range, cancellationToken))
        {
            if (held.Count > 0 && held[0].SealedAt != entry.SealedAt)
            {
                foreach (var one in Release(held, wide, entry.SealedAt))
                {
                    yield return one;
                }
            }

            held.Add(entry);
        }

        foreach (var one in Release(held, wide, Instant.MaxValue))
        {
            yield return one;
        }
    }

    private static List<LedgerEntry> Release(List<LedgerEntry> held, Queue<LedgerEntry> wide, Instant before)
    {
        var released = new List<LedgerEntry>(held);
        held.Clear();
        while (wide.TryPeek(out var next) && next.SealedAt < before)
        {
            released.Add(wide.Dequeue());
        }

        released.Sort(InOrder);
        return released;
    }

    private async IAsyncEnumerable<LedgerEntry> TouchingAsync(string measurement, KitId kit, TimeRange seals, TimeRange range, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (range.To <= range.From)
        {
            yield break;
        }

        // The nanoseconds of a seal's point reach up to 999 beyond it, and the end of a range of whole microseconds is not inside: the bounds hold as they are.
        var query = $"""
            SELECT "{InfluxNames.Entry}", "{InfluxNames.Boot}", "{InfluxNames.Lane}" FROM "{measurement}" WHERE {InfluxQl.Is(InfluxNames.Kit, kit.Value)} AND {InfluxQl.In(seals)}
            """;
        await foreach (var row in connection.QueryAsync(query, cancellationToken))
        {
            if (long.TryParse(row.Text(2), NumberStyles.None, CultureInfo.InvariantCulture, out var boot)
                && LaneNames.TryParse(row.Text(3), out var lane)
                && LedgerText.ReadEntry(kit, boot, lane, InfluxTime.Instant(row.Integer(0)), row.Text(1)) is var entry
                && entry.First < range.To && entry.Last >= range.From)
            {
                yield return entry;
            }
        }
    }
}
