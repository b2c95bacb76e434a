using System.Text.Json;

namespace AgeingMonitor.Edge.Sensors.Mr60fda2;

internal sealed class Mr60fda2Factory : ISensorDriverFactory
{
    public const string Kind = "mr60fda2";

    public string Name => Kind;

    public ISensorDriver Create(JsonElement options, IKitBuses buses, TimeProvider clock) => new Mr60fda2Driver(Mr60fda2Options.Read(options), buses, clock);
}
