using System.Text.Json;
using AgeingMonitor.Edge.Sensors.Options;

namespace AgeingMonitor.Edge.Sensors.Contact;

/// <summary>Options of a reed contact.</summary>
/// <param name="Pin">BCM number. Default: 27. Range: 0 to 27.</param>
/// <param name="ClosedIsLow">Whether the pin is low while the door is closed: a contact that the magnet closes, to ground. Default: <c>low</c>.</param>
/// <param name="Debounce">A level counts when it has stood still for so long. Default: 30 ms. Range: 10 to 500 ms.</param>
internal sealed record ContactOptions(int Pin, bool ClosedIsLow, TimeSpan Debounce)
{
    public static ContactOptions Read(JsonElement options)
    {
        var reader = new OptionReader(ContactFactory.Kind, options);
        var read = new ContactOptions(
            reader.Whole("pin", 27, 0, 27),
            reader.OneOf("closed", "low", "high") == "low",
            TimeSpan.FromMilliseconds(reader.Whole("debounce-milliseconds", 30, 10, 500)));
        reader.Done();
        return read;
    }
}
