using System.Text.Json;

namespace AgeingMonitor.Contracts.Mqtt;

/// <summary>Writes the JSON of topic <c>cfg</c>. What is usual is left out.</summary>
public static class KitConfigurationEncoder
{
    /// <summary>The bytes of a configuration.</summary>
    /// <exception cref="ArgumentException">The decoder would refuse it; the message says everything that is wrong.</exception>
    public static byte[] Encode(KitConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            Write(writer, configuration);
        }

        var bytes = stream.ToArray();
        return KitConfigurationDecoder.Decode(bytes).Faults is { Count: > 0 } faults ? throw new ArgumentException(string.Join(' ', faults), nameof(configuration)) : bytes;
    }

    private static void Write(Utf8JsonWriter writer, KitConfiguration configuration)
    {
        writer.WriteStartObject();
        writer.WriteNumber("version", configuration.Version);
        if (configuration.TimeZone is { } zone)
        {
            writer.WriteString("timeZone", zone);
        }

        writer.WriteStartArray("sensors");
        foreach (var sensor in configuration.Sensors)
        {
            writer.WriteStartObject();
            writer.WriteString("name", sensor.Name.Value);
            writer.WriteString("driver", sensor.Driver);
            if (sensor.Options.ValueKind != JsonValueKind.Undefined)
            {
                writer.WritePropertyName("options");
                sensor.Options.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        WriteRules(writer, configuration.Rules);
        writer.WriteEndObject();
    }

    private static void WriteRules(Utf8JsonWriter writer, KitRules rules)
    {
        if (rules.Worn is null && rules.TooWarm.Count == 0)
        {
            return;
        }

        writer.WriteStartObject("rules");
        if (rules.Worn is { } worn)
        {
            writer.WriteString("worn", worn.Value);
        }

        if (rules.TooWarm.Count > 0)
        {
            writer.WriteStartArray("tooWarm");
            foreach (var limit in rules.TooWarm)
            {
                writer.WriteStartObject();
                writer.WriteString("sensor", limit.Sensor.Value);
                writer.WriteNumber("above", limit.Above);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }
}
