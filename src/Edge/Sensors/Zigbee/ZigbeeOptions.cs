using System.Text.Json;
using AgeingMonitor.Edge.Sensors.Options;

namespace AgeingMonitor.Edge.Sensors.Zigbee;

/// <summary>Options of one device behind Zigbee2MQTT.</summary>
/// <param name="Device">Its address as Zigbee2MQTT writes it (<c>0x00158d0001b1caeb</c>), which outlives a new name, or its name there. Required.</param>
/// <param name="Port">Port of the broker on this machine. Default: 1883. Range: 1 to 65535.</param>
/// <param name="Topic">Base topic of Zigbee2MQTT. Default: <c>zigbee2mqtt</c>.</param>
/// <param name="Silence">Silent for longer, it is suspect. Default: by the device: 3 h for Aqara on batteries, 2 h for what hangs on the mains, 25 h for other batteries. Range: 5 min to 7 days.</param>
/// <param name="IsOutdoor">Whether a climate sensor hangs outside: <c>place</c>, <c>room</c> or <c>outdoor</c>. Default: <c>room</c>.</param>
/// <param name="IsStove">What a plug feeds: <c>appliance</c> or <c>stove</c>. Default: <c>appliance</c>.</param>
/// <param name="OccupancyIsPresence">What <c>occupancy</c> means: <c>motion</c> of a moment, <c>presence</c> that lasts, or by the <c>device</c>: presence for radars, motion for the others. Default: <c>device</c>.</param>
/// <param name="ButtonIsHelp">What a <c>button</c> is for: <c>help</c> or <c>nothing</c>; <c>emergency</c> always calls. Default: <c>help</c>.</param>
internal sealed record ZigbeeOptions(string Device, int Port, string Topic, TimeSpan? Silence, bool IsOutdoor, bool IsStove, bool? OccupancyIsPresence, bool ButtonIsHelp)
{
    public static ZigbeeOptions Read(JsonElement options)
    {
        var reader = new OptionReader(ZigbeeFactory.Kind, options);
        var device = reader.RequiredText("device");
        var topic = reader.Text("topic", "zigbee2mqtt");
        var read = new ZigbeeOptions(
            device,
            reader.Whole("port", 1883, 1, 65535),
            topic,
            reader.Whole("silence-minutes", 0, 5, 7 * 24 * 60) is > 0 and var minutes ? TimeSpan.FromMinutes(minutes) : null,
            reader.OneOf("place", "room", "outdoor") == "outdoor",
            reader.OneOf("appliance", "appliance", "stove") == "stove",
            reader.OneOf("occupancy", "device", "motion", "presence") switch { "motion" => false, "presence" => true, _ => null },
            reader.OneOf("button", "help", "nothing") == "help");
        reader.Require(!ZigbeeDirectory.HasWildcard(device), "'device' must not hold + or #");
        reader.Require(!ZigbeeDirectory.HasWildcard(topic), "'topic' must not hold + or #");
        reader.Done();
        return read;
    }
}
