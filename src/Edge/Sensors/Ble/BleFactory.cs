using System.Text.Json;

namespace AgeingMonitor.Edge.Sensors.Ble;

internal sealed class BleFactory : ISensorDriverFactory
{
    public const string Kind = "ble";

    public string Name => Kind;

    public ISensorDriver Create(JsonElement options, IKitBuses buses, TimeProvider clock) => new BleDriver(BleOptions.Read(options), clock);
}
