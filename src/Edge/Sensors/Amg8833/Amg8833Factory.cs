using System.Text.Json;

namespace AgeingMonitor.Edge.Sensors.Amg8833;

internal sealed class Amg8833Factory : ISensorDriverFactory
{
    public const string Kind = "amg8833";

    public string Name => Kind;

    public ISensorDriver Create(JsonElement options, IKitBuses buses, TimeProvider clock) => new Amg8833Driver(Amg8833Options.Read(options), buses, clock);
}
