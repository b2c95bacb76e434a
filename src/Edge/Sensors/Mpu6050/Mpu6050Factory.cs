using System.Text.Json;

namespace AgeingMonitor.Edge.Sensors.Mpu6050;

internal sealed class Mpu6050Factory : ISensorDriverFactory
{
    public const string Kind = "mpu6050";

    public string Name => Kind;

    public ISensorDriver Create(JsonElement options, IKitBuses buses, TimeProvider clock) => new Mpu6050Driver(Mpu6050Options.Read(options), buses, clock);
}
