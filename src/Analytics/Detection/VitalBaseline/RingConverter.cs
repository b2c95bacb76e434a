using System.Text.Json;
using System.Text.Json.Serialization;

namespace AgeingMonitor.Analytics.Detection.VitalBaseline;

/// <summary>A ring is saved as its length and its numbers, the oldest first.</summary>
internal sealed class RingConverter : JsonConverter<Ring>
{
    private const int Longest = 256;

    public override Ring Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray || !reader.Read() || reader.TokenType != JsonTokenType.Number || !reader.TryGetInt32(out var length) || length is < 1 or > Longest)
        {
            throw new JsonException("A ring begins with its length.");
        }

        var ring = new Ring(length);
        while (reader.Read() && reader.TokenType == JsonTokenType.Number)
        {
            ring.Add(reader.GetDouble());
        }

        return reader.TokenType == JsonTokenType.EndArray ? ring : throw new JsonException("A ring holds numbers.");
    }

    public override void Write(Utf8JsonWriter writer, Ring value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(value.Length);
        for (var i = 0; i < value.Count; i++)
        {
            writer.WriteNumberValue(value[i]);
        }

        writer.WriteEndArray();
    }
}
