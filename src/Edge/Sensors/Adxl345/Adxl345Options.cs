using System.Text.Json;
using AgeingMonitor.Edge.Sensors.Options;

namespace AgeingMonitor.Edge.Sensors.Adxl345;

/// <summary>Options of an ADXL345, which always measures up to 16 g in full resolution.</summary>
/// <param name="Bus">I2C bus. Default: 1. Range: 0 to 30.</param>
/// <param name="Address">0x53 (83), or 0x1D (29) with SDO high. Default: 83.</param>
/// <param name="Rate">Samples per second, 100 or 50. Default: 100.</param>
internal sealed record Adxl345Options(int Bus, int Address, int Rate)
{
    public static Adxl345Options Read(JsonElement options)
    {
        var reader = new OptionReader(Adxl345Factory.Kind, options);
        var read = new Adxl345Options(reader.Whole("bus", 1, 0, 30), reader.OneOf("address", 0x53, 0x1D), reader.OneOf("rate", 100, 50));
        reader.Done();
        return read;
    }
}
