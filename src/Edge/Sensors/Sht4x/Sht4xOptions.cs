using System.Text.Json;
using AgeingMonitor.Edge.Sensors.Options;

namespace AgeingMonitor.Edge.Sensors.Sht4x;

/// <summary>Options of an SHT40, SHT41 or SHT45.</summary>
/// <param name="Bus">I2C bus. Default: 1. Range: 0 to 30.</param>
/// <param name="Address">0x44 (68), or 0x45 (69) for the B variant. Default: 68.</param>
/// <param name="Period">Time between two readings. Default: 300 s. Range: 5 to 3600 s.</param>
internal sealed record Sht4xOptions(int Bus, int Address, TimeSpan Period)
{
    public static Sht4xOptions Read(JsonElement options)
    {
        var reader = new OptionReader(Sht4xFactory.Kind, options);
        var read = new Sht4xOptions(reader.Whole("bus", 1, 0, 30), reader.OneOf("address", 0x44, 0x45), TimeSpan.FromSeconds(reader.Whole("period-seconds", 300, 5, 3600)));
        reader.Done();
        return read;
    }
}
