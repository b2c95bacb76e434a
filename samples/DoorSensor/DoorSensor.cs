using System.Text.Json;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Samples.DoorSensor;

/// <summary>A small integration: a Zigbee door sensor as Zigbee2MQTT tells of it (<c>{"contact":false,"battery":97}</c>, where contact means closed) becomes observations.</summary>
public static class DoorSensor
{
    /// <summary>The observations of one message; none when it is not understood.</summary>
    public static IReadOnlyList<Observation> Read(SensorId sensor, string json, Instant at)
    {
        try
        {
            using var message = JsonDocument.Parse(json);
            var observations = new List<Observation>();
            if (message.RootElement.ValueKind != JsonValueKind.Object)
            {
                return [];
            }

            if (message.RootElement.TryGetProperty("contact", out var closed) && closed.ValueKind is JsonValueKind.True or JsonValueKind.False)
            {
                observations.Add(new(sensor, Quantities.Contact, at, ObservedValue.Of(closed.GetBoolean() ? 0 : 1)));
            }

            if (message.RootElement.TryGetProperty("battery", out var battery) && battery.ValueKind == JsonValueKind.Number && battery.TryGetDouble(out var percent))
            {
                observations.Add(new(sensor, Quantities.Battery, at, ObservedValue.Of(percent)));
            }

            return observations;
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
