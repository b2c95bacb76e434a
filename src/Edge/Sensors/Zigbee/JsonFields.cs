using System.Globalization;
using System.Text.Json;

namespace AgeingMonitor.Edge.Sensors.Zigbee;

/// <summary>Fields of a message from outside: what is missing, null or of another type is not there. Nothing here throws.</summary>
internal static class JsonFields
{
    /// <summary>Reads a whole message; false when it is no JSON object.</summary>
    public static bool TryParse(ReadOnlyMemory<byte> payload, out JsonDocument document)
    {
        document = null!;
        try
        {
            document = JsonDocument.Parse(payload, new JsonDocumentOptions { MaxDepth = 32 });
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    public static bool? Flag(this JsonElement message, string name) => Find(message, name) switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => null,
    };

    /// <summary>A finite number.</summary>
    public static double? Number(this JsonElement message, string name) =>
        Find(message, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetDouble(out var number) && double.IsFinite(number) ? number : null;

    /// <summary>A text that is not empty.</summary>
    public static string? Text(this JsonElement message, string name)
    {
        try
        {
            return Find(message, name) is { ValueKind: JsonValueKind.String } value && value.GetString() is { Length: > 0 } text ? text : null;
        }
        catch (InvalidOperationException)
        {
            // An escaped half of a surrogate pair is valid JSON and no text.
            return null;
        }
    }

    /// <summary>An instant: ISO 8601 with its offset, or milliseconds since 1970.</summary>
    public static DateTimeOffset? Time(this JsonElement message, string name)
    {
        if (Text(message, name) is { } text)
        {
            return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
        }

        return Number(message, name) is { } milliseconds and > 0 and < 4e12 ? DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds) : null;
    }

    /// <summary>A nested object.</summary>
    public static JsonElement? Object(this JsonElement message, string name) => Find(message, name) is { ValueKind: JsonValueKind.Object } value ? value : null;

    private static JsonElement? Find(JsonElement message, string name)
    {
        try
        {
            return message.ValueKind is JsonValueKind.Object && message.TryGetProperty(name, out var value) ? value : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
