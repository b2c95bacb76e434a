using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Storage.Ledger;
using Microsoft.Data.Sqlite;

namespace AgeingMonitor.Storage.Embedded;

/// <summary>Reads packs back as they were written.</summary>
internal static class PackQueries
{
    /// <summary>Packs after a number, ascending: at most <paramref name="limit"/>, and none begun once <paramref name="observations"/> are in hand.</summary>
    public static List<Pack> Page(SqliteConnection connection, PackKey after, int limit, int observations)
    {
        // One read transaction: heads and rows of one moment.
        connection.Run("BEGIN");
        using var heads = new Statement(connection, """
            SELECT p.seq, p.sealed_at, p.received_at, p.clock, p.uncertainty, p.events_before, p.after_boot, p.after_obs, p.after_evt, p.shed, p.repeats, p.id, p.content
            FROM pack p WHERE p.kit = (SELECT id FROM kit WHERE name = ?1) AND p.boot = ?2 AND p.lane = ?3 AND p.seq > ?4 ORDER BY p.seq LIMIT ?5
            """);
        using var rows = new PackRows(connection, after.Kit);
        heads.Bind(1, after.Kit.Value).Bind(2, after.Boot).Bind(3, (long)after.Lane).Bind(4, after.Sequence).Bind(5, (long)limit);
        var packs = new List<Pack>();
        for (var inHand = 0; inHand < observations && heads.Step();)
        {
            var pack = Read(heads, after, rows);
            inHand += pack.Observations.Count;
            packs.Add(pack);
        }

        heads.Reset();
        connection.Run("COMMIT");
        return packs;
    }

    public static List<long> Boots(SqliteConnection connection, KitId kit)
    {
        // Steps from boot to boot along the key instead of reading every entry of the kit.
        using var select = new Statement(connection, """
            WITH RECURSIVE k (id) AS (SELECT id FROM kit WHERE name = ?1),
            b (boot) AS (
              SELECT min(boot) FROM pack WHERE kit = (SELECT id FROM k)
              UNION ALL SELECT (SELECT min(boot) FROM pack WHERE kit = (SELECT id FROM k) AND boot > b.boot) FROM b WHERE b.boot IS NOT NULL
            ) SELECT boot FROM b WHERE boot IS NOT NULL ORDER BY boot
            """);
        select.Bind(1, kit.Value);
        var boots = new List<long>();
        while (select.Step())
        {
            boots.Add(select.Int64(0));
        }

        return boots;
    }

    private static Pack Read(Statement head, PackKey after, PackRows rows) => new()
    {
        Key = after with { Sequence = head.Int64(0) },
        SealedAt = new Instant(head.Int64(1)),
        ReceivedAt = new Instant(head.Int64(2)),
        Clock = new ClockQuality((ClockState)head.Int64(3), head.IsNull(4) ? null : head.Double(4)),
        EventsBefore = head.NullableInt64(5),
        After = head.IsNull(6) ? null : new BootEnd(head.Int64(6), head.Int64(7), head.Int64(8)),
        Shed = ShedText.Parse(head.IsNull(9) ? null : head.Text(9)),
        Repeats = head.NullableInt64(10),
        Observations = rows.Read(head.Int64(11), head.Blob(12)),
    };
}
