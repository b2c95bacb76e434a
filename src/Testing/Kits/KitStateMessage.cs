using System.Text.Json;
using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Testing.Kits;

/// <summary>The JSON of topic <c>state</c>: birth message, and last will.</summary>
internal static class KitStateMessage
{
    private const string Agent = "simulated-kit/1";

    public static byte[] Online(long boot, IReadOnlyList<SensorId> sensors, int queued) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        online = true,
        agent = Agent,
        boot,
        sensors = sensors.Select(sensor => sensor.Value).ToArray(),
        configuration = 0,
        queue = queued,
        clock = "synced",
    });

    public static byte[] Offline(long boot) => JsonSerializer.SerializeToUtf8Bytes(new { online = false, agent = Agent, boot });
}
