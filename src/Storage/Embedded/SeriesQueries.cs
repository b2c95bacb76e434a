using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using Microsoft.Data.Sqlite;

namespace AgeingMonitor.Storage.Embedded;

/// <summary>Reads of the series.</summary>
internal static class SeriesQueries
{
    private const string SeriesId = "(SELECT s.id FROM series s JOIN kit k ON k.id = s.kit WHERE k.name = ?1 AND s.sensor = ?2 AND s.quantity = ?3)";

    /// <summary>The first values of a range, at most <paramref name="limit"/>.</summary>
    public static List<StoredValue> Page(SqliteConnection connection, SeriesKey series, TimeRange range, int limit)
    {
        using var select = new Statement(connection, $"SELECT t, value FROM observation WHERE series = {SeriesId} AND t >= ?4 AND t < ?5 ORDER BY t LIMIT ?6");
        Bind(select, series, range).Bind(6, (long)limit);
        var page = new List<StoredValue>();
        while (select.Step())
        {
            page.Add(new StoredValue(new Instant(select.Int64(0)), Value(select, 1)));
        }

        return page;
    }

    public static List<Bucket> Aggregate(SqliteConnection connection, SeriesKey series, TimeRange range, TimeSpan window)
    {
        // The window of t is t minus its remainder; SQLite's remainder has the sign of t, so it is lifted once for instants before 1970.
        using var select = new Statement(connection, $"""
            SELECT b.start, b.n, b.low, b.high, b.mean, o.value FROM (
              SELECT t - (t % ?6 + ?6) % ?6 AS start, series, count(*) AS n, min(value) AS low, max(value) AS high, avg(value) AS mean, max(t) AS latest
              FROM observation WHERE series = {SeriesId} AND t >= ?4 AND t < ?5 AND typeof(value) <> 'text' GROUP BY start
            ) b JOIN observation o ON o.series = b.series AND o.t = b.latest ORDER BY b.start
            """);
        Bind(select, series, range).Bind(6, (long)window.TotalMicroseconds);
        var buckets = new List<Bucket>();
        while (select.Step())
        {
            buckets.Add(new Bucket(new Instant(select.Int64(0)), select.Int64(1), select.Double(2), select.Double(3), select.Double(4), select.Double(5)));
        }

        return buckets;
    }

    public static List<LatestValue> Latest(SqliteConnection connection, KitId kit)
    {
        using var select = new Statement(connection, """
            SELECT s.sensor, s.quantity, o.t, o.value FROM series s JOIN kit k ON k.id = s.kit
            JOIN observation o ON o.series = s.id AND o.t = (SELECT max(t) FROM observation WHERE series = s.id)
            WHERE k.name = ?1 ORDER BY s.sensor, s.quantity
            """);
        select.Bind(1, kit.Value);
        var latest = new List<LatestValue>();
        while (select.Step())
        {
            if (Key(kit, select.Text(0), select.Text(1)) is { } key)
            {
                latest.Add(new LatestValue(key, new Instant(select.Int64(2)), Value(select, 3)));
            }
        }

        return latest;
    }

    /// <summary>Series that hold at least one value.</summary>
    public static List<SeriesKey> List(SqliteConnection connection, KitId kit)
    {
        using var select = new Statement(connection, """
            SELECT s.sensor, s.quantity FROM series s JOIN kit k ON k.id = s.kit
            WHERE k.name = ?1 AND EXISTS (SELECT 1 FROM observation WHERE series = s.id) ORDER BY s.sensor, s.quantity
            """);
        select.Bind(1, kit.Value);
        var keys = new List<SeriesKey>();
        while (select.Step())
        {
            if (Key(kit, select.Text(0), select.Text(1)) is { } key)
            {
                keys.Add(key);
            }
        }

        return keys;
    }

    public static List<KitId> Kits(SqliteConnection connection)
    {
        using var select = new Statement(connection, "SELECT name FROM kit ORDER BY name");
        var kits = new List<KitId>();
        while (select.Step())
        {
            kits.Add(KitId.Parse(select.Text(0)));
        }

        return kits;
    }

    public static ObservedValue Value(Statement row, int column) => row.IsText(column) ? ObservedValue.Of(row.Text(column)) : ObservedValue.Of(row.Double(column));

    /// <summary>Null for a quantity that this version's catalogue does not know: the file was written by a later one.</summary>
    public static SeriesKey? Key(KitId kit, string sensor, string quantity) => Quantities.Find(quantity) is { } known ? new SeriesKey(kit, SensorId.Parse(sensor), known) : null;

    private static Statement Bind(Statement statement, SeriesKey series, TimeRange range) => statement
        .Bind(1, series.Kit.Value).Bind(2, series.Sensor.Value).Bind(3, series.Quantity.Code)
        .Bind(4, range.From.Microseconds).Bind(5, range.To.Microseconds);
}
