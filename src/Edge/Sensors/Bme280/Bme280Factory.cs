using System.Text.Json;

namespace AgeingMonitor.Edge.Sensors.Bme280;

internal sealed class Bme280Factory : ISensorDriverFactory
{
    public const string Kind = "bme280";

    public string Name => Kind;

    public ISensorDriver Create(JsonElement options, IKitBuses buses, TimeProvider clock) => new Bme280Driver(Bme280Options.Read(options), buses, clock);
}
