using System.Text.Json;
using AgeingMonitor.Edge.Sensors.Options;

namespace AgeingMonitor.Edge.Sensors.Nau7802;

/// <summary>Options of a NAU7802 with load cells under a bed or a chair.</summary>
/// <param name="Bus">I2C bus. Default: 1. Range: 0 to 30. Its address is always 0x2A.</param>
/// <param name="IsBed">What stands on the cells: <c>under</c>, <c>bed</c> or <c>chair</c>. Default: <c>bed</c>.</param>
/// <param name="CountsPerKilogram">By weighing something known at installation. Required. Range: -100000 to 100000, not between -10 and 10.</param>
/// <param name="EmptyCounts">Value while nobody is on it; followed slowly afterwards. Required. Range: -8000000 to 8000000.</param>
/// <param name="LeastKilograms">So much more than empty is a person. Default: 20 kg. Range: 5 to 60 kg.</param>
/// <param name="MovementKilograms">Load that shifts by so much within a second is a movement. Default: 1 kg. Range: 0.1 to 20 kg.</param>
internal sealed record Nau7802Options(int Bus, bool IsBed, double CountsPerKilogram, double EmptyCounts, double LeastKilograms, double MovementKilograms)
{
    public static Nau7802Options Read(JsonElement options)
    {
        var reader = new OptionReader(Nau7802Factory.Kind, options);
        var read = new Nau7802Options(
            reader.Whole("bus", 1, 0, 30),
            reader.OneOf("under", "bed", "chair") == "bed",
            reader.Number("counts-per-kilogram", double.NaN, -100_000, 100_000),
            reader.Number("empty-counts", double.NaN, -8_000_000, 8_000_000),
            reader.Number("least-kilograms", 20, 5, 60),
            reader.Number("movement-kilograms", 1, 0.1, 20));
        reader.Require(!double.IsNaN(read.CountsPerKilogram + read.EmptyCounts), "'counts-per-kilogram' and 'empty-counts' must be measured at installation");
        reader.Require(double.IsNaN(read.CountsPerKilogram) || Math.Abs(read.CountsPerKilogram) >= 10, "'counts-per-kilogram' must be 10 at least, either way");
        reader.Done();
        return read;
    }
}
