using System.Text.Json;
using AgeingMonitor.Edge.Sensors.Options;

namespace AgeingMonitor.Edge.Sensors.Mlx90614;

/// <summary>Options of an MLX90614.</summary>
/// <param name="Bus">I2C bus, at 100 kHz. Default: 1. Range: 0 to 30.</param>
/// <param name="Address">Address, decimal. Default: 90 (0x5A). Range: 8 to 119.</param>
/// <param name="Period">Time between two readings. Default: 60 s. Range: 1 to 3600 s.</param>
/// <param name="Least">Colder than this, nobody is before it and nothing is told. Default: 28 °C. Range: 0 to 40 °C.</param>
internal sealed record Mlx90614Options(int Bus, int Address, TimeSpan Period, double Least)
{
    public static Mlx90614Options Read(JsonElement options)
    {
        var reader = new OptionReader(Mlx90614Factory.Kind, options);
        var read = new Mlx90614Options(reader.Whole("bus", 1, 0, 30), reader.Whole("address", 0x5A, 8, 119), TimeSpan.FromSeconds(reader.Whole("period-seconds", 60, 1, 3600)), reader.Number("least-celsius", 28, 0, 40));
        reader.Done();
        return read;
    }
}
