using System.Text.Json;

namespace AgeingMonitor.Edge.Sensors.Max30102;

internal sealed class Max30102Factory : ISensorDriverFactory
{
    public const string Kind = "max30102";

    public string Name => Kind;

    public ISensorDriver Create(JsonElement options, IKitBuses buses, TimeProvider clock) => new Max30102Driver(Max30102Options.Read(options), buses, clock);
}
