using System.Text.Json;
using AgeingMonitor.Edge.Sensors.Options;

namespace AgeingMonitor.Edge.Sensors.Icm42688;

/// <summary>Options of an ICM-42688-P, or its sisters ICM-42605 and ICM-42622.</summary>
/// <param name="Bus">I2C bus. Default: 1. Range: 0 to 30.</param>
/// <param name="Address">0x68 (104), or 0x69 (105) with AD0 high. Default: 104.</param>
/// <param name="Rate">Samples per second, 100 or 50. Default: 100.</param>
/// <param name="RangeG">Full scale in g: 16, 8, 4 or 2. Default: 16.</param>
internal sealed record Icm42688Options(int Bus, int Address, int Rate, int RangeG)
{
    public static Icm42688Options Read(JsonElement options)
    {
        var reader = new OptionReader(Icm42688Factory.Kind, options);
        var read = new Icm42688Options(reader.Whole("bus", 1, 0, 30), reader.OneOf("address", 0x68, 0x69), reader.OneOf("rate", 100, 50), reader.OneOf("range", 16, 8, 4, 2));
        reader.Done();
        return read;
    }
}
