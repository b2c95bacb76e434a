using System.Text.Json;

namespace AgeingMonitor.Edge.Sensors.Ld2450;

internal sealed class Ld2450Factory : ISensorDriverFactory
{
    public const string Kind = "ld2450";

    public string Name => Kind;

    public ISensorDriver Create(JsonElement options, IKitBuses buses, TimeProvider clock) => new Ld2450Driver(Ld2450Options.Read(options), buses, clock);
}
