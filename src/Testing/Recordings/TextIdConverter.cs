using System.Text.Json;
using System.Text.Json.Serialization;

namespace AgeingMonitor.Testing.Recordings;

/// <summary>An id as its text form.</summary>
internal sealed class TextIdConverter<T>(Func<string, T> parse, Func<T, string> format) : JsonConverter<T>
    where T : struct
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw new JsonException($"{typeof(T).Name} must be a text.");
        try
        {
            return parse(text);
        }
        catch (FormatException e)
        {
            throw new JsonException(e.Message, e);
        }
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(format(value));
}
