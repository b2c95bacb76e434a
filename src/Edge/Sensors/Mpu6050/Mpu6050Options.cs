using System.Text.Json;
using AgeingMonitor.Edge.Sensors.Options;

namespace AgeingMonitor.Edge.Sensors.Mpu6050;

/// <summary>Options of an MPU-6050 or one of its successors at the same registers.</summary>
/// <param name="Bus">I2C bus. Default: 1. Range: 0 to 30.</param>
/// <param name="Address">0x68 (104), or 0x69 (105) with AD0 high. Default: 104.</param>
/// <param name="Rate">Samples per second, 100 or 50. Default: 100.</param>
/// <param name="RangeG">Full scale in g: 16, 8, 4 or 2. Default: 16.</param>
internal sealed record Mpu6050Options(int Bus, int Address, int Rate, int RangeG)
{
    public static Mpu6050Options Read(JsonElement options)
    {
        var reader = new OptionReader(Mpu6050Factory.Kind, options);
        var read = new Mpu6050Options(reader.Whole("bus", 1, 0, 30), reader.OneOf("address", 0x68, 0x69), reader.OneOf("rate", 100, 50), reader.OneOf("range", 16, 8, 4, 2));
        reader.Done();
        return read;
    }
}
