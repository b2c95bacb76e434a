using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AgeingMonitor.Analytics.Detection.Packing;

/// <summary>Rows of equally many numbers are saved packed: how many rows, then column by column. Rows written as arrays are read too.</summary>
internal sealed class PackedRowsConverter : JsonConverter<List<float[]>>
{
    public override List<float[]> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            return FromArrays(ref reader);
        }

        if (reader.TokenType != JsonTokenType.String || reader.GetString() is not { Length: > 0 } text || text[0] != Packed.Mark)
        {
            throw new JsonException("Rows are packed, or arrays.");
        }

        var bytes = Packed.Read(text, sizeof(float));
        var count = bytes.Length == 0 ? -1 : (int)BinaryPrimitives.ReadSingleLittleEndian(bytes);
        var numbers = (bytes.Length / sizeof(float)) - 1;
        if (count < 0 || (count == 0 ? numbers > 0 : numbers % count != 0))
        {
            throw new JsonException("Packed rows are not equally long.");
        }

        var rows = new List<float[]>(count);
        for (var row = 0; row < count; row++)
        {
            var values = new float[numbers / count];
            for (var column = 0; column < values.Length; column++)
            {
                values[column] = BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan((1 + (column * count) + row) * sizeof(float)));
            }

            rows.Add(values);
        }

        return rows;
    }

    public override void Write(Utf8JsonWriter writer, List<float[]> value, JsonSerializerOptions options)
    {
        var length = value.Count == 0 ? 0 : value[0].Length;
        var bytes = new byte[(1 + (value.Count * length)) * sizeof(float)];
        BinaryPrimitives.WriteSingleLittleEndian(bytes, value.Count);
        for (var row = 0; row < value.Count; row++)
        {
            for (var column = 0; column < length; column++)
            {
                BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan((1 + (column * value.Count) + row) * sizeof(float)), value[row][column]);
            }
        }

        writer.WriteStringValue(Packed.Write(bytes, sizeof(float)));
    }

    private static List<float[]> FromArrays(ref Utf8JsonReader reader)
    {
        var rows = new List<float[]>();
        while (reader.Read() && reader.TokenType == JsonTokenType.StartArray)
        {
            var row = new List<float>();
            while (reader.Read() && reader.TokenType == JsonTokenType.Number)
            {
                row.Add(reader.GetSingle());
            }

            rows.Add(reader.TokenType == JsonTokenType.EndArray && (rows.Count == 0 || rows[0].Length == row.Count) ? [.. row] : throw new JsonException("Rows are equally many numbers each."));
        }

        return reader.TokenType == JsonTokenType.EndArray ? rows : throw new JsonException("Rows are arrays of numbers.");
    }
}
