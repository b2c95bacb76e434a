using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using Microsoft.Data.Sqlite;

namespace AgeingMonitor.Storage.Embedded;

/// <summary>
/// The one writing connection of this process and its prepared statements. A batch is one transaction: rows and ledger are durable together, or not at all.
/// One caller at a time. After any exception it must be thrown away: closing it takes the open transaction back, and with it what this object remembers.
/// </summary>
internal sealed class BatchWriter : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly LedgerWriter ledger;
    private readonly SeriesIds ids;
    private readonly Statement upsert;
    private readonly PackContentBuffer content = new();
    private readonly List<long> series = [];

    public BatchWriter(SqliteConnection connection)
    {
        this.connection = connection;
        ledger = new LedgerWriter(connection);
        ids = new SeriesIds(connection);

        // Of two packs that hold the same series and instant the one that came first later stands; a resend of the other keeps its low number and changes nothing.
        upsert = new Statement(connection, """
            INSERT INTO observation (series, t, value, pack) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT (series, t) DO UPDATE SET value = excluded.value, pack = excluded.pack WHERE excluded.pack >= pack
            """);
    }

    public WriteResult Write(IReadOnlyList<Pack> packs, Instant writtenAt, CancellationToken cancellationToken)
    {
        var observations = 0;
        var repeated = 0;
        connection.Run("BEGIN IMMEDIATE");
        foreach (var pack in packs)
        {
            cancellationToken.ThrowIfCancellationRequested();
            repeated += WriteOne(pack, writtenAt) ? 1 : 0;
            observations += pack.Observations.Count;
        }

        connection.Run("COMMIT");
        return new WriteResult(observations, repeated, []);
    }

    public void Delete(SeriesKey series, TimeRange range)
    {
        using var delete = new Statement(connection, """
            DELETE FROM observation WHERE t >= ?4 AND t < ?5
            AND series = (SELECT s.id FROM series s JOIN kit k ON k.id = s.kit WHERE k.name = ?1 AND s.sensor = ?2 AND s.quantity = ?3)
            """);
        delete.Bind(1, series.Kit.Value).Bind(2, series.Sensor.Value).Bind(3, series.Quantity.Code);
        delete.Bind(4, range.From.Microseconds).Bind(5, range.To.Microseconds).Run();
    }

    public void Dispose()
    {
        upsert.Dispose();
        ids.Dispose();
        ledger.Dispose();
        connection.Dispose();
    }

    private bool WriteOne(Pack pack, Instant writtenAt)
    {
        var kit = ids.Kit(pack.Key.Kit);
        var known = ledger.Find(kit, pack.Key);
        if (known is not null && pack.Clock.State == ClockState.Unset)
        {
            // Dated by its arrival: the second arrival would date it anew and store the same event twice.
            return true;
        }

        content.Clear();
        series.Clear();
        foreach (var observation in pack.Observations)
        {
            var id = ids.Series(kit, new SeriesKey(pack.Key.Kit, observation.Sensor, observation.Quantity));
            series.Add(id);
            content.Add(id, observation.MeasuredAt.Microseconds);
        }

        var number = ledger.Write(known, kit, pack, content.Written, writtenAt);
        for (var i = 0; i < series.Count; i++)
        {
            var observation = pack.Observations[i];
            upsert.Bind(1, series[i]).Bind(2, observation.MeasuredAt.Microseconds);
            BindValue(upsert, observation.Value);
            upsert.Bind(4, number).Run();
        }

        return known is not null;
    }

    /// <summary>Whole numbers go in as integers: the usual heart rate takes one byte instead of eight. They come back as the same number.</summary>
    private static void BindValue(Statement statement, ObservedValue value)
    {
        const double exact = 1L << 53;
        if (!value.IsNumber)
        {
            statement.Bind(3, value.Text);
        }
        else if (value.Number is > -exact and < exact && Math.Truncate(value.Number) == value.Number)
        {
            statement.Bind(3, (long)value.Number);
        }
        else
        {
            statement.Bind(3, value.Number);
        }
    }
}
