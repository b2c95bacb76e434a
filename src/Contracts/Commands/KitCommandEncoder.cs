using System.Text.Json;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Contracts.Commands;

/// <summary>Writes the JSON of topic <c>cmd</c>.</summary>
public static class KitCommandEncoder
{
    /// <summary>The bytes of a command.</summary>
    /// <exception cref="ArgumentException">The decoder would refuse it; the message says everything that is wrong.</exception>
    public static byte[] Encode(KitCommand command)
    {
        ArgumentNullException.ThrowIfNull(command);
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteString("request", command.Request.Value);
            writer.WriteString("command", CommandRules.TextOf(command.Kind));
            writer.WriteNumber("expires", command.Expires.Microseconds / Instant.MicrosecondsPerSecond);
            writer.WriteNumber("within", (long)command.Within.TotalSeconds);
            if (command.Seconds is { } seconds)
            {
                writer.WriteNumber("seconds", seconds);
            }

            writer.WriteEndObject();
        }

        var bytes = stream.ToArray();
        return KitCommandDecoder.Decode(bytes).Faults is { Count: > 0 } faults ? throw new ArgumentException(string.Join(' ', faults), nameof(command)) : bytes;
    }
}
