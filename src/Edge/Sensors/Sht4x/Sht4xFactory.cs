using System.Text.Json;

namespace AgeingMonitor.Edge.Sensors.Sht4x;

internal sealed class Sht4xFactory : ISensorDriverFactory
{
    public const string Kind = "sht4x";

    public string Name => Kind;

    public ISensorDriver Create(JsonElement options, IKitBuses buses, TimeProvider clock) => new Sht4xDriver(Sht4xOptions.Read(options), buses, clock);
}
