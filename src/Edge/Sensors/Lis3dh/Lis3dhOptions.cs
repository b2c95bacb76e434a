using System.Text.Json;
using AgeingMonitor.Edge.Sensors.Options;

namespace AgeingMonitor.Edge.Sensors.Lis3dh;

/// <summary>Options of a LIS3DH.</summary>
/// <param name="Bus">I2C bus. Default: 1. Range: 0 to 30.</param>
/// <param name="Address">0x18 (24), or 0x19 (25) with SA0 high. Default: 24.</param>
/// <param name="Rate">Samples per second, 100 or 50. Default: 100.</param>
/// <param name="RangeG">Full scale in g: 16, 8, 4 or 2. Default: 16, so that an impact is not cut off.</param>
internal sealed record Lis3dhOptions(int Bus, int Address, int Rate, int RangeG)
{
    public static Lis3dhOptions Read(JsonElement options)
    {
        var reader = new OptionReader(Lis3dhFactory.Kind, options);
        var read = new Lis3dhOptions(reader.Whole("bus", 1, 0, 30), reader.OneOf("address", 0x18, 0x19), reader.OneOf("rate", 100, 50), reader.OneOf("range", 16, 8, 4, 2));
        reader.Done();
        return read;
    }
}
