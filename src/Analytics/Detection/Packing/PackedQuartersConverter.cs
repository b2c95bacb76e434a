using System.Text.Json;
using System.Text.Json.Serialization;

namespace AgeingMonitor.Analytics.Detection.Packing;

/// <summary>Several lists of rows, each as <see cref="PackedRowsConverter"/> saves it.</summary>
internal sealed class PackedQuartersConverter : JsonConverter<List<float[]>[]>
{
    private static readonly PackedRowsConverter Rows = new();

    public override List<float[]>[] Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("Lists of rows are an array.");
        }

        var lists = new List<List<float[]>>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            lists.Add(Rows.Read(ref reader, typeof(List<float[]>), options));
        }

        return [.. lists];
    }

    public override void Write(Utf8JsonWriter writer, List<float[]>[] value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var rows in value)
        {
            Rows.Write(writer, rows, options);
        }

        writer.WriteEndArray();
    }
}
