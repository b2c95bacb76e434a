using System.Text.Json;

namespace AgeingMonitor.Edge.Sensors.Icm42688;

internal sealed class Icm42688Factory : ISensorDriverFactory
{
    public const string Kind = "icm42688";

    public string Name => Kind;

    public ISensorDriver Create(JsonElement options, IKitBuses buses, TimeProvider clock) => new Icm42688Driver(Icm42688Options.Read(options), buses, clock);
}
