using System.Text.Json;
using AgeingMonitor.Edge.Sensors.Options;

namespace AgeingMonitor.Edge.Sensors.Max30102;

/// <summary>Options of a MAX30102.</summary>
/// <param name="Bus">I2C bus. Default: 1. Range: 0 to 30. Its address is always 0x57.</param>
/// <param name="AreSwapped">Some boards have red and infrared the wrong way round: try with a finger. Default: false.</param>
/// <param name="FingerCounts">Less infrared than this is no finger. Default: 50000. Range: 5000 to 200000.</param>
internal sealed record Max30102Options(int Bus, bool AreSwapped, double FingerCounts)
{
    public static Max30102Options Read(JsonElement options)
    {
        var reader = new OptionReader(Max30102Factory.Kind, options);
        var read = new Max30102Options(reader.Whole("bus", 1, 0, 30), reader.Flag("red-and-infrared-swapped", false), reader.Number("finger-counts", 50_000, 5_000, 200_000));
        reader.Done();
        return read;
    }
}
