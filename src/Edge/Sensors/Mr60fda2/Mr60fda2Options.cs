using System.Text.Json;
using AgeingMonitor.Edge.Sensors.Options;

namespace AgeingMonitor.Edge.Sensors.Mr60fda2;

/// <summary>Options of an MR60FDA2 fall radar.</summary>
/// <param name="Port">Serial port. Default: <c>/dev/ttyAMA5</c>.</param>
/// <param name="Height">Height of the radar above the floor; set in the radar at each start. Default: 2.5 m. Range: 2.2 to 3 m.</param>
internal sealed record Mr60fda2Options(string Port, float Height)
{
    public static Mr60fda2Options Read(JsonElement options)
    {
        var reader = new OptionReader(Mr60fda2Factory.Kind, options);
        var read = new Mr60fda2Options(reader.Text("port", "/dev/ttyAMA5"), (float)reader.Number("height-metres", 2.5, 2.2, 3));
        reader.Done();
        return read;
    }
}
