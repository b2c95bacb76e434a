using System.Text.Json;

namespace AgeingMonitor.Edge.Sensors.Mlx90614;

internal sealed class Mlx90614Factory : ISensorDriverFactory
{
    public const string Kind = "mlx90614";

    public string Name => Kind;

    public ISensorDriver Create(JsonElement options, IKitBuses buses, TimeProvider clock) => new Mlx90614Driver(Mlx90614Options.Read(options), buses, clock);
}
