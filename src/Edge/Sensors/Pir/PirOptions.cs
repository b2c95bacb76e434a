using System.Text.Json;
using AgeingMonitor.Edge.Sensors.Options;

namespace AgeingMonitor.Edge.Sensors.Pir;

/// <summary>Options of a passive infrared motion sensor.</summary>
/// <param name="Pin">BCM number of its output. Default: 17. Range: 0 to 27.</param>
/// <param name="WarmUp">Time after the start in which it fires at random. Default: 60 s. Range: 0 to 300 s.</param>
/// <param name="Again">While its output stays high, motion is told again each so many seconds. Default: 30 s. Range: 5 to 300 s.</param>
/// <param name="LongestHigh">High for longer is a fault. Default: 6 h. Range: 1 to 48 h.</param>
/// <param name="LongestSilence">Silent for longer is a fault; 0 for homes that stand empty at times. Default: 36 h. Range: 0 to 168 h.</param>
internal sealed record PirOptions(int Pin, TimeSpan WarmUp, TimeSpan Again, TimeSpan LongestHigh, TimeSpan LongestSilence)
{
    public static PirOptions Read(JsonElement options)
    {
        var reader = new OptionReader(PirFactory.Kind, options);
        var read = new PirOptions(
            reader.Whole("pin", 17, 0, 27),
            TimeSpan.FromSeconds(reader.Whole("warm-up-seconds", 60, 0, 300)),
            TimeSpan.FromSeconds(reader.Whole("again-seconds", 30, 5, 300)),
            TimeSpan.FromHours(reader.Whole("longest-high-hours", 6, 1, 48)),
            TimeSpan.FromHours(reader.Whole("longest-silence-hours", 36, 0, 168)));
        reader.Done();
        return read;
    }
}
