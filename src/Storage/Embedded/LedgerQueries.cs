using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Storage.Ledger;
using Microsoft.Data.Sqlite;

namespace AgeingMonitor.Storage.Embedded;

/// <summary>Reads the ledger by time.</summary>
internal static class LedgerQueries
{
    /// <summary>Entries that touch the range, after the last one of the page before; at most <paramref name="limit"/>.</summary>
    public static List<LedgerEntry> Page(SqliteConnection connection, KitId kit, TimeRange range, LedgerEntry? after, int limit)
    {
        // A narrow pack that touches the range is sealed from its beginning to a day after its end; wide ones are few and all looked at.
        using var select = new Statement(connection, """
            WITH k (id) AS (SELECT id FROM kit WHERE name = ?1),
            touching AS (
              SELECT * FROM pack WHERE kit = (SELECT id FROM k) AND wide = 0 AND sealed_at >= max(?2, ?5) AND sealed_at < ?4
              UNION ALL
              SELECT * FROM pack WHERE kit = (SELECT id FROM k) AND wide = 1 AND sealed_at >= ?5
            )
            SELECT boot, lane, seq, sealed_at, first_at, last_at, count, written_at FROM touching
            WHERE last_at >= ?2 AND first_at < ?3 AND (sealed_at, boot, lane, seq) > (?5, ?6, ?7, ?8)
            ORDER BY sealed_at, boot, lane, seq LIMIT ?9
            """);
        select.Bind(1, kit.Value).Bind(2, range.From.Microseconds).Bind(3, range.To.Microseconds).Bind(4, PackSpan.SealsOf(range).To.Microseconds);
        select.Bind(5, after?.SealedAt.Microseconds ?? long.MinValue).Bind(6, after?.Key.Boot ?? -1).Bind(7, (long)(after?.Key.Lane ?? Lane.Obs)).Bind(8, after?.Key.Sequence ?? long.MinValue);
        select.Bind(9, (long)limit);
        var entries = new List<LedgerEntry>();
        while (select.Step())
        {
            entries.Add(new LedgerEntry(
                new PackKey(kit, select.Int64(0), (Lane)select.Int64(1), select.Int64(2)),
                new Instant(select.Int64(3)), new Instant(select.Int64(4)), new Instant(select.Int64(5)), (int)select.Int64(6), new Instant(select.Int64(7))));
        }

        return entries;
    }
}
