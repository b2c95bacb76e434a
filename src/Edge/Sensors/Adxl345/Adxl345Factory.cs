using System.Text.Json;

namespace AgeingMonitor.Edge.Sensors.Adxl345;

internal sealed class Adxl345Factory : ISensorDriverFactory
{
    public const string Kind = "adxl345";

    public string Name => Kind;

    public ISensorDriver Create(JsonElement options, IKitBuses buses, TimeProvider clock) => new Adxl345Driver(Adxl345Options.Read(options), buses, clock);
}
