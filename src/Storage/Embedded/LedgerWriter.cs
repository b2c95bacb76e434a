using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Storage.Ledger;
using Microsoft.Data.Sqlite;

namespace AgeingMonitor.Storage.Embedded;

/// <summary>Writes the heads of packs. Belongs to one writer.</summary>
internal sealed class LedgerWriter(SqliteConnection connection) : IDisposable
{
    private readonly Statement find = new(connection, "SELECT id FROM pack WHERE kit = ?1 AND boot = ?2 AND lane = ?3 AND seq = ?4");

    private readonly Statement add = new(connection, """
        INSERT INTO pack (kit, boot, lane, seq, sealed_at, received_at, first_at, last_at, wide, count, clock, uncertainty,
          events_before, after_boot, after_obs, after_evt, shed, repeats, content, written_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20) RETURNING id
        """);

    // written_at stays: it says when the pack was taken first.
    private readonly Statement replace = new(connection, """
        UPDATE pack SET sealed_at = ?5, received_at = ?6, first_at = ?7, last_at = ?8, wide = ?9, count = ?10, clock = ?11, uncertainty = ?12,
          events_before = ?13, after_boot = ?14, after_obs = ?15, after_evt = ?16, shed = ?17, repeats = ?18, content = ?19
        WHERE kit = ?1 AND boot = ?2 AND lane = ?3 AND seq = ?4
        """);

    /// <summary>The pack's number in the file; null when the ledger does not know it.</summary>
    public long? Find(long kit, PackKey key)
    {
        BindKey(find, kit, key);
        long? id = find.Step() ? find.Int64(0) : null;
        find.Reset();
        return id;
    }

    public long Write(long? known, long kit, Pack pack, ReadOnlySpan<byte> content, Instant writtenAt)
    {
        var statement = known is null ? add : replace;
        BindKey(statement, kit, pack.Key);
        BindHead(statement, pack, content);
        if (known is { } id)
        {
            statement.Run();
            return id;
        }

        statement.Bind(20, writtenAt.Microseconds).Step();
        id = statement.Int64(0);
        statement.Reset();
        return id;
    }

    public void Dispose()
    {
        find.Dispose();
        add.Dispose();
        replace.Dispose();
    }

    private static void BindKey(Statement statement, long kit, PackKey key)
        => statement.Bind(1, kit).Bind(2, key.Boot).Bind(3, (long)key.Lane).Bind(4, key.Sequence);

    private static void BindHead(Statement statement, Pack pack, ReadOnlySpan<byte> content)
    {
        var span = PackSpan.Of(pack);
        statement.Bind(5, pack.SealedAt.Microseconds).Bind(6, pack.ReceivedAt.Microseconds);
        statement.Bind(7, span.First.Microseconds).Bind(8, span.Last.Microseconds).Bind(9, span.IsWide ? 1L : 0L).Bind(10, (long)pack.Observations.Count);
        statement.Bind(11, (long)pack.Clock.State).Bind(12, pack.Clock.UncertaintySeconds).Bind(13, pack.EventsBefore);
        statement.Bind(14, pack.After?.Boot).Bind(15, pack.After?.LastObs).Bind(16, pack.After?.LastEvt);
        statement.Bind(17, ShedText.Format(pack.Shed)).Bind(18, pack.Repeats).Bind(19, content);
    }
}
