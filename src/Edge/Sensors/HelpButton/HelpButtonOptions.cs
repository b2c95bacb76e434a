using System.Text.Json;
using AgeingMonitor.Edge.Sensors.Options;

namespace AgeingMonitor.Edge.Sensors.HelpButton;

/// <summary>Options of a help button.</summary>
/// <param name="Pin">BCM number of the button, to ground. Default: 22. Range: 0 to 27.</param>
/// <param name="Lamp">BCM number of the lamp; -1 for none. Default: 18.</param>
/// <param name="Buzzer">BCM number of the buzzer; -1 for none. Default: -1.</param>
/// <param name="Hold">How long it must be held: 0 calls at the touch; longer where it is pressed by mistake. Default: 0. Range: 0 to 5 s.</param>
internal sealed record HelpButtonOptions(int Pin, int Lamp, int Buzzer, TimeSpan Hold)
{
    public static HelpButtonOptions Read(JsonElement options)
    {
        var reader = new OptionReader(HelpButtonFactory.Kind, options);
        var read = new HelpButtonOptions(
            reader.Whole("pin", 22, 0, 27),
            reader.Whole("lamp-pin", 18, -1, 27),
            reader.Whole("buzzer-pin", -1, -1, 27),
            TimeSpan.FromSeconds(reader.Number("hold-seconds", 0, 0, 5)));
        int[] used = [.. new[] { read.Pin, read.Lamp, read.Buzzer }.Where(pin => pin >= 0)];
        reader.Require(used.Distinct().Count() == used.Length, "'pin', 'lamp-pin' and 'buzzer-pin' must differ");
        reader.Done();
        return read;
    }
}
