using System.Text.Json;
using System.Text.Json.Serialization;

namespace AgeingMonitor.Analytics.Detection.Packing;

/// <summary>Counts are saved packed; plain base64 is read too.</summary>
internal sealed class PackedBytesConverter : JsonConverter<byte[]>
{
    public override byte[] Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            throw new JsonException("Counts are packed, or base64.");
        }

        return reader.GetString() is { Length: > 0 } text && text[0] == Packed.Mark ? Packed.Read(text, 1) : reader.GetBytesFromBase64();
    }

    public override void Write(Utf8JsonWriter writer, byte[] value, JsonSerializerOptions options) => writer.WriteStringValue(Packed.Write(value, 1));
}
