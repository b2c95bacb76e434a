using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AgeingMonitor.Analytics.Detection.Packing;

/// <summary>A run of numbers is saved packed; one written as an array is read too.</summary>
internal sealed class PackedDoublesConverter : JsonConverter<double[]>
{
    public override double[] Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var numbers = new List<double>();
        if (reader.TokenType == JsonTokenType.String && reader.GetString() is { Length: > 0 } text && text[0] == Packed.Mark)
        {
            var bytes = Packed.Read(text, sizeof(double));
            for (var at = 0; at < bytes.Length; at += sizeof(double))
            {
                numbers.Add(BinaryPrimitives.ReadDoubleLittleEndian(bytes.AsSpan(at)));
            }

            return [.. numbers];
        }

        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("A run of numbers is packed, or an array.");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.Number)
        {
            numbers.Add(reader.GetDouble());
        }

        return reader.TokenType == JsonTokenType.EndArray ? [.. numbers] : throw new JsonException("A run holds numbers.");
    }

    public override void Write(Utf8JsonWriter writer, double[] value, JsonSerializerOptions options)
    {
        var bytes = new byte[value.Length * sizeof(double)];
        for (var i = 0; i < value.Length; i++)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(i * sizeof(double)), value[i]);
        }

        writer.WriteStringValue(Packed.Write(bytes, sizeof(double)));
    }
}
