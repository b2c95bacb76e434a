using System.Text.Json;
using AgeingMonitor.Edge.Sensors.Options;

namespace AgeingMonitor.Edge.Sensors.Ld2410;

/// <summary>Options of an HLK-LD2410.</summary>
/// <param name="Port">Serial port. Default: <c>/dev/ttyAMA0</c>.</param>
/// <param name="Baud">Rate. Default: 256000.</param>
/// <param name="Hold">Nobody is there once nobody was seen for so long. Default: 10 s. Range: 1 to 600 s.</param>
internal sealed record Ld2410Options(string Port, int Baud, TimeSpan Hold)
{
    public static Ld2410Options Read(JsonElement options)
    {
        var reader = new OptionReader(Ld2410Factory.Kind, options);
        var read = new Ld2410Options(
            reader.Text("port", "/dev/ttyAMA0"),
            reader.OneOf("baud", 256000, 115200, 57600, 38400, 19200, 9600),
            TimeSpan.FromSeconds(reader.Whole("hold-seconds", 10, 1, 600)));
        reader.Done();
        return read;
    }
}
