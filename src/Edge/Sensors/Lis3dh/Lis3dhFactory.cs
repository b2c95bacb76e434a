using System.Text.Json;

namespace AgeingMonitor.Edge.Sensors.Lis3dh;

internal sealed class Lis3dhFactory : ISensorDriverFactory
{
    public const string Kind = "lis3dh";

    public string Name => Kind;

    public ISensorDriver Create(JsonElement options, IKitBuses buses, TimeProvider clock) => new Lis3dhDriver(Lis3dhOptions.Read(options), buses, clock);
}
