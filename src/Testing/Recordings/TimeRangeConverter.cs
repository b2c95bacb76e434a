using System.Text.Json;
using System.Text.Json.Serialization;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Testing.Recordings;

/// <summary>A range as <c>[from, to]</c> in microseconds since 1970 UTC, null for an end that is open.</summary>
internal sealed class TimeRangeConverter : JsonConverter<TimeRange>
{
    public override TimeRange Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var ends = JsonSerializer.Deserialize<long?[]>(ref reader);
        return ends is { Length: 2 }
            ? new TimeRange(ends[0] is { } from ? new Instant(from) : Instant.MinValue, ends[1] is { } to ? new Instant(to) : Instant.MaxValue)
            : throw new JsonException("A range of time has two ends.");
    }

    public override void Write(Utf8JsonWriter writer, TimeRange value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        WriteEnd(writer, value.From, Instant.MinValue);
        WriteEnd(writer, value.To, Instant.MaxValue);
        writer.WriteEndArray();
    }

    private static void WriteEnd(Utf8JsonWriter writer, Instant end, Instant open)
    {
        if (end == open)
        {
            writer.WriteNullValue();
        }
        else
        {
            writer.WriteNumberValue(end.Microseconds);
        }
    }
}
