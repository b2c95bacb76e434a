using System.Text.Json;

namespace AgeingMonitor.Edge.Sensors.Pir;

internal sealed class PirFactory : ISensorDriverFactory
{
    public const string Kind = "pir";

    public string Name => Kind;

    public ISensorDriver Create(JsonElement options, IKitBuses buses, TimeProvider clock) => new PirDriver(PirOptions.Read(options), buses, clock);
}
