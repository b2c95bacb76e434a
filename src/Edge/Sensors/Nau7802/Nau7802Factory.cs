using System.Text.Json;

namespace AgeingMonitor.Edge.Sensors.Nau7802;

internal sealed class Nau7802Factory : ISensorDriverFactory
{
    public const string Kind = "nau7802";

    public string Name => Kind;

    public ISensorDriver Create(JsonElement options, IKitBuses buses, TimeProvider clock) => new Nau7802Driver(Nau7802Options.Read(options), buses, clock);
}
