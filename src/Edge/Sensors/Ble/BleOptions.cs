using System.Text.Json;
using System.Text.RegularExpressions;
using AgeingMonitor.Edge.Sensors.Ble.Profiles;
using AgeingMonitor.Edge.Sensors.Options;

namespace AgeingMonitor.Edge.Sensors.Ble;

/// <summary>Options of one Bluetooth health device.</summary>
/// <param name="Device">Its address, such as <c>C0:26:DF:00:12:34</c>. Required.</param>
/// <param name="Kind">What it is: one of <see cref="HealthProfiles.Kinds"/>. Required.</param>
/// <param name="Adapter">BlueZ's name of the radio. Default: <c>hci0</c>.</param>
/// <param name="Bonds">Whether to bond with it. Default: true. Heart-rate straps need none.</param>
/// <param name="User">Of a device that several persons use, the number of ours; readings of others, and of nobody known, are not told. Default: null, everybody's.</param>
/// <param name="SetsClock">Whether to set the device's clock when it is more than a minute off. Default: true.</param>
/// <param name="Zone">Zone of the device's clock. Default: this machine's.</param>
/// <param name="Silence">Neither heard nor seen for longer, it is suspect; zero for never. Default: never. Range: 0 to 720 h.</param>
internal sealed partial record BleOptions(string Device, string Kind, string Adapter, bool Bonds, int? User, bool SetsClock, TimeZoneInfo? Zone, TimeSpan Silence)
{
    private const string ThisMachines = "local";

    public static BleOptions Read(JsonElement options)
    {
        var reader = new OptionReader(BleFactory.Kind, options);
        var device = reader.RequiredText("device");
        var kind = reader.RequiredText("kind");
        var adapter = reader.Text("adapter", "hci0");
        var bonds = reader.Flag("bond", true);
        var user = reader.Whole("user", -1, 0, HealthProfiles.UnknownUser - 1);
        var setsClock = reader.Flag("set-clock", true);
        var zoneName = reader.Text("time-zone", ThisMachines);
        var silence = reader.Whole("silence-hours", 0, 0, 720);
        TimeZoneInfo? zone = null;

        // "?" stands for an option that is missing or no text, which has been said already.
        reader.Require(device == "?" || Address().IsMatch(device), "'device' must be an address such as \"C0:26:DF:00:12:34\"");
        reader.Require(kind == "?" || HealthProfiles.Kinds.Contains(kind, StringComparer.Ordinal), $"'kind' must be {string.Join(" or ", HealthProfiles.Kinds.Select(word => $"\"{word}\""))}");
        reader.Require(user < 0 || kind is "blood-pressure" or "scale", "'user' is for a blood-pressure monitor or a scale, which know who it was");
        reader.Require(AdapterName().IsMatch(adapter), "'adapter' must be a name such as \"hci0\"");
        reader.Require(zoneName == ThisMachines || TimeZoneInfo.TryFindSystemTimeZoneById(zoneName, out zone), "'time-zone' must be \"local\" or an IANA name such as \"Europe/Paris\"");
        reader.Done();
        return new BleOptions(device.ToUpperInvariant(), kind, adapter, bonds, user < 0 ? null : user, setsClock, zone, TimeSpan.FromHours(silence));
    }

    [GeneratedRegex("^([0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}$")]
    private static partial Regex Address();

    [GeneratedRegex("^hci[0-9]{1,3}$")]
    private static partial Regex AdapterName();
}
