using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using Microsoft.Data.Sqlite;

namespace AgeingMonitor.Storage.Embedded;

/// <summary>The numbers that stand for kits and series in the file; given at first sight, never taken back. Belongs to one writer.</summary>
internal sealed class SeriesIds(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<KitId, long> kits = [];
    private readonly Dictionary<SeriesKey, long> series = [];
    private readonly Statement findKit = new(connection, "SELECT id FROM kit WHERE name = ?1");
    private readonly Statement addKit = new(connection, "INSERT INTO kit (name) VALUES (?1) RETURNING id");
    private readonly Statement findSeries = new(connection, "SELECT id FROM series WHERE kit = ?1 AND sensor = ?2 AND quantity = ?3");
    private readonly Statement addSeries = new(connection, "INSERT INTO series (kit, sensor, quantity) VALUES (?1, ?2, ?3) RETURNING id");

    public long Kit(KitId kit)
    {
        if (!kits.TryGetValue(kit, out var id))
        {
            id = Take(findKit.Bind(1, kit.Value)) ?? Take(addKit.Bind(1, kit.Value))!.Value;
            kits.Add(kit, id);
        }

        return id;
    }

    public long Series(long kit, SeriesKey key)
    {
        if (!series.TryGetValue(key, out var id))
        {
            id = Take(findSeries.Bind(1, kit).Bind(2, key.Sensor.Value).Bind(3, key.Quantity.Code))
                ?? Take(addSeries.Bind(1, kit).Bind(2, key.Sensor.Value).Bind(3, key.Quantity.Code))!.Value;
            series.Add(key, id);
        }

        return id;
    }

    public void Dispose()
    {
        findKit.Dispose();
        addKit.Dispose();
        findSeries.Dispose();
        addSeries.Dispose();
    }

    private static long? Take(Statement statement)
    {
        long? id = statement.Step() ? statement.Int64(0) : null;
        statement.Reset();
        return id;
    }
}
