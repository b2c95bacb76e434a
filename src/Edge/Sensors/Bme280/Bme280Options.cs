using System.Text.Json;
using AgeingMonitor.Edge.Sensors.Options;

namespace AgeingMonitor.Edge.Sensors.Bme280;

/// <summary>Options of a BME280.</summary>
/// <param name="Bus">I2C bus. Default: 1. Range: 0 to 30.</param>
/// <param name="Address">0x76 (118), or 0x77 (119) with SDO high. Default: 118.</param>
/// <param name="Period">Time between two readings. Default: 300 s. Range: 5 to 3600 s.</param>
internal sealed record Bme280Options(int Bus, int Address, TimeSpan Period)
{
    public static Bme280Options Read(JsonElement options)
    {
        var reader = new OptionReader(Bme280Factory.Kind, options);
        var read = new Bme280Options(reader.Whole("bus", 1, 0, 30), reader.OneOf("address", 0x76, 0x77), TimeSpan.FromSeconds(reader.Whole("period-seconds", 300, 5, 3600)));
        reader.Done();
        return read;
    }
}
