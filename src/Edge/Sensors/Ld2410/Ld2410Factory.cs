using System.Text.Json;

namespace AgeingMonitor.Edge.Sensors.Ld2410;

internal sealed class Ld2410Factory : ISensorDriverFactory
{
    public const string Kind = "ld2410";

    public string Name => Kind;

    public ISensorDriver Create(JsonElement options, IKitBuses buses, TimeProvider clock) => new Ld2410Driver(Ld2410Options.Read(options), buses, clock);
}
