using System.Text.Json;
using AgeingMonitor.Edge.Sensors.Options;

namespace AgeingMonitor.Edge.Sensors.Amg8833;

/// <summary>Options of an AMG8833.</summary>
/// <param name="Bus">I2C bus. Default: 1. Range: 0 to 30.</param>
/// <param name="Address">0x69 (105), or 0x68 (104). Default: 105.</param>
/// <param name="Above">A pixel is somebody's when it is so much warmer than the middle of the picture. Default: 2.5 K. Range: 1 to 10 K.</param>
/// <param name="Pixels">So many such pixels are somebody. Default: 2. Range: 1 to 32.</param>
/// <param name="Hold">Nobody is there once nobody was seen for so long. Default: 30 s. Range: 1 to 600 s.</param>
internal sealed record Amg8833Options(int Bus, int Address, double Above, int Pixels, TimeSpan Hold)
{
    public static Amg8833Options Read(JsonElement options)
    {
        var reader = new OptionReader(Amg8833Factory.Kind, options);
        var read = new Amg8833Options(
            reader.Whole("bus", 1, 0, 30),
            reader.OneOf("address", 0x69, 0x68),
            reader.Number("above-kelvin", 2.5, 1, 10),
            reader.Whole("pixels", 2, 1, 32),
            TimeSpan.FromSeconds(reader.Whole("hold-seconds", 30, 1, 600)));
        reader.Done();
        return read;
    }
}
