using System.Text.Json;

namespace AgeingMonitor.Storage.Influx;

/// <summary>
/// One row of an answer, readable until the next row is asked for. Columns in the order of the query; column 0 is time where the query gives one.
/// A column that is not of the kind asked for is a fault of the server's answer, an <see cref="ObservationStoreException"/>.
/// </summary>
/// <param name="Statement">Which statement of the query it answers, from 0.</param>
/// <param name="Measurement">The measurement; empty for answers about the server.</param>
/// <param name="Tags">The tags that the query grouped by.</param>
/// <param name="Values">The columns.</param>
internal readonly record struct InfluxRow(int Statement, string Measurement, JsonElement Tags, JsonElement Values)
{
    public bool IsNull(int column) => Column(column).ValueKind == JsonValueKind.Null;

    public bool IsTrue(int column) => Column(column).ValueKind == JsonValueKind.True;

    public long Integer(int column) => Column(column) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var value) ? value : throw Unexpected(column);

    public double Number(int column) => Column(column) is { ValueKind: JsonValueKind.Number } number && number.TryGetDouble(out var value) ? value : throw Unexpected(column);

    public string Text(int column) => Column(column) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : throw Unexpected(column);

    public string? Tag(string name) => Tags.ValueKind == JsonValueKind.Object && Tags.TryGetProperty(name, out var value) ? value.GetString() : null;

    private JsonElement Column(int column) => Values.ValueKind == JsonValueKind.Array && column < Values.GetArrayLength() ? Values[column] : throw Unexpected(column);

    private ObservationStoreException Unexpected(int column)
        => new($"InfluxDB's answer has no usable column {column} in measurement '{Measurement}': is something else writing to this database?");
}
