using System.Text.Json;

namespace AgeingMonitor.Edge.Sensors.Zigbee;

internal sealed class ZigbeeFactory : ISensorDriverFactory
{
    public const string Kind = "zigbee";

    public string Name => Kind;

    public ISensorDriver Create(JsonElement options, IKitBuses buses, TimeProvider clock) => new ZigbeeDriver(ZigbeeOptions.Read(options), clock);
}
