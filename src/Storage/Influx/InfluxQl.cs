using System.Globalization;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Storage.Influx;

/// <summary>Pieces of InfluxQL. Ids and codes cannot hold a quote by their own rules; they are escaped all the same.</summary>
internal static class InfluxQl
{
    public static string Name(string name) => $"\"{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    public static string Is(string tag, string value) => $"\"{tag}\" = '{value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";

    public static string In(TimeRange range) => string.Create(CultureInfo.InvariantCulture, $"time >= {InfluxTime.Nanoseconds(range.From)} AND time < {InfluxTime.Nanoseconds(range.To)}");

    public static string Of(SeriesKey series) => $"{Is(InfluxNames.Kit, series.Kit.Value)} AND {Is(InfluxNames.Sensor, series.Sensor.Value)}";

    public static string Of(PackKey key) => $"{Is(InfluxNames.Kit, key.Kit.Value)} AND {Is(InfluxNames.Boot, Text(key.Boot))} AND {Is(InfluxNames.Lane, LaneNames.ToText(key.Lane))}";

    public static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
