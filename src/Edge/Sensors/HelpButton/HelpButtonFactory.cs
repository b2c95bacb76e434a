using System.Text.Json;

namespace AgeingMonitor.Edge.Sensors.HelpButton;

internal sealed class HelpButtonFactory : ISensorDriverFactory
{
    public const string Kind = "help-button";

    public string Name => Kind;

    public ISensorDriver Create(JsonElement options, IKitBuses buses, TimeProvider clock) => new HelpButtonDriver(HelpButtonOptions.Read(options), buses, clock);
}
