using System.Text.Json;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Testing.Recordings;

/// <summary>The JSON of every line after the manifest: a message, or the end line with the number of messages.</summary>
internal static class MessageJson
{
    private static readonly Instant Earliest = Instant.From(DateTimeOffset.MinValue);
    private static readonly Instant Latest = Instant.From(DateTimeOffset.MaxValue);

    public static void Write(Utf8JsonWriter writer, RecordedMessage message)
    {
        writer.WriteStartObject();
        writer.WriteNumber("t"u8, message.At.Microseconds);
        writer.WriteString("topic"u8, Topics.For(message.Kit, message.Channel));
        if (message.ContentType is not null)
        {
            writer.WriteString("contentType"u8, message.ContentType);
        }

        writer.WriteBase64String("payload"u8, message.Payload.Span);
        writer.WriteEndObject();
    }

    public static void WriteEnd(Utf8JsonWriter writer, long messages)
    {
        writer.WriteStartObject();
        writer.WriteNumber("end"u8, messages);
        writer.WriteEndObject();
    }

    /// <summary>Reads a line; <paramref name="end"/> is the number of messages when it is the end line. Unknown members are passed over.</summary>
    /// <exception cref="JsonException">Not JSON, or not a line of a recording; the message says what.</exception>
    public static RecordedMessage? Read(ReadOnlySpan<byte> line, out long? end)
    {
        end = null;
        long? at = null;
        string? topic = null, contentType = null;
        byte[]? payload = null;
        var reader = new Utf8JsonReader(line);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("a line is one JSON object");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("t"u8))
            {
                at = ReadNumber(ref reader);
            }
            else if (reader.ValueTextEquals("topic"u8))
            {
                topic = ReadText(ref reader);
            }
            else if (reader.ValueTextEquals("contentType"u8))
            {
                contentType = ReadText(ref reader);
            }
            else if (reader.ValueTextEquals("payload"u8))
            {
                payload = reader.Read() && reader.TokenType == JsonTokenType.String && reader.TryGetBytesFromBase64(out var bytes)
                    ? bytes
                    : throw new JsonException("payload is not base64");
            }
            else if (reader.ValueTextEquals("end"u8))
            {
                end = ReadNumber(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        if (reader.TokenType != JsonTokenType.EndObject || reader.Read())
        {
            throw new JsonException("a line is one JSON object");
        }

        return end is null ? Compose(at, topic, contentType, payload) : null;
    }

    private static RecordedMessage Compose(long? at, string? topic, string? contentType, byte[]? payload)
    {
        if (at is null || topic is null || payload is null)
        {
            throw new JsonException("a message has t, topic and payload");
        }

        if (at < Earliest.Microseconds || at > Latest.Microseconds)
        {
            throw new JsonException("t is outside of the years 1 to 9999");
        }

        if (!Topics.TryParse(topic, out KitId kit, out var channel) || channel is not (Topics.Obs or Topics.Evt or Topics.Tick or Topics.State))
        {
            throw new JsonException("the topic is not one that a kit publishes");
        }

        return payload.Length <= WireLimits.MaxMessageBytes
            ? new RecordedMessage(new Instant(at.Value), kit, channel, contentType, payload)
            : throw new JsonException($"the payload is larger than {WireLimits.MaxMessageBytes} bytes");
    }

    private static long ReadNumber(ref Utf8JsonReader reader) =>
        reader.Read() && reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var number)
            ? number
            : throw new JsonException("a whole number is expected");

    private static string ReadText(ref Utf8JsonReader reader) =>
        reader.Read() && reader.TokenType == JsonTokenType.String ? reader.GetString()! : throw new JsonException("a text is expected");
}
