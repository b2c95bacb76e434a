using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using Microsoft.Data.Sqlite;

namespace AgeingMonitor.Storage.Embedded;

/// <summary>Reads the observations that a pack's content names, as far as they are still that pack's.</summary>
internal sealed class PackRows(SqliteConnection connection, KitId kit) : IDisposable
{
    private readonly Statement value = new(connection, "SELECT value FROM observation WHERE series = ?1 AND t = ?2 AND pack = ?3");
    private readonly Statement name = new(connection, "SELECT sensor, quantity FROM series WHERE id = ?1");
    private readonly Dictionary<long, SeriesKey?> keys = [];

    public IReadOnlyList<Observation> Read(long pack, byte[] content)
    {
        if (content.Length == 0)
        {
            return [];
        }

        var observations = new List<Observation>();
        foreach (var (series, time) in PackContent.Decode(content))
        {
            value.Bind(1, series).Bind(2, time).Bind(3, pack);
            if (value.Step() && Key(series) is { } key)
            {
                observations.Add(new Observation(key.Sensor, key.Quantity, new Instant(time), SeriesQueries.Value(value, 0)));
            }

            value.Reset();
        }

        return observations;
    }

    public void Dispose()
    {
        value.Dispose();
        name.Dispose();
    }

    private SeriesKey? Key(long series)
    {
        if (!keys.TryGetValue(series, out var key))
        {
            key = name.Bind(1, series).Step() ? SeriesQueries.Key(kit, name.Text(0), name.Text(1)) : null;
            name.Reset();
            keys.Add(series, key);
        }

        return key;
    }
}
