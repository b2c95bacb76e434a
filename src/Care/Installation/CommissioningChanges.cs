namespace AgeingMonitor.Care.Installation;

/// <summary>What differs from one visit to the next.</summary>
/// <param name="Added">Sensors that were not there before.</param>
/// <param name="Removed">Sensors that are not there any more.</param>
/// <param name="Moved">Sensors that stand in another room, or nowhere.</param>
/// <param name="NoLongerProven">Sensors that were proven and are not now.</param>
/// <param name="NewlyProven">Sensors that were not proven and are now.</param>
/// <param name="Batteries">Batteries that fell by ten points or more, with both values in per cent.</param>
public sealed record CommissioningChanges(
    IReadOnlyList<string> Added,
    IReadOnlyList<string> Removed,
    IReadOnlyList<string> Moved,
    IReadOnlyList<string> NoLongerProven,
    IReadOnlyList<string> NewlyProven,
    IReadOnlyList<(string Sensor, double Before, double Now)> Batteries)
{
    /// <summary>Whether nothing is worth a word.</summary>
    public bool IsEmpty => Added.Count + Removed.Count + Moved.Count + NoLongerProven.Count + NewlyProven.Count + Batteries.Count == 0;

    /// <summary>Compares two reports of one kit, or of two kits of one home: sensors are known by their names.</summary>
    public static CommissioningChanges Between(CommissioningReport before, CommissioningReport now)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(now);
        var former = before.Sensors.ToDictionary(sensor => sensor.Sensor, StringComparer.Ordinal);
        var present = now.Sensors.ToDictionary(sensor => sensor.Sensor, StringComparer.Ordinal);
        var both = present.Values.Where(sensor => former.ContainsKey(sensor.Sensor)).Select(sensor => (Before: former[sensor.Sensor], Now: sensor)).ToList();
        return new(
            [.. present.Keys.Where(name => !former.ContainsKey(name))],
            [.. former.Keys.Where(name => !present.ContainsKey(name))],
            [.. both.Where(pair => pair.Before.Room != pair.Now.Room).Select(pair => pair.Now.Sensor)],
            [.. both.Where(pair => pair.Before.IsProven && !pair.Now.IsProven).Select(pair => pair.Now.Sensor)],
            [.. both.Where(pair => !pair.Before.IsProven && pair.Now.IsProven).Select(pair => pair.Now.Sensor)],
            [.. both.Where(pair => pair.Before.Battery - pair.Now.Battery >= 10).Select(pair => (pair.Now.Sensor, pair.Before.Battery!.Value, pair.Now.Battery!.Value))]);
    }
}
