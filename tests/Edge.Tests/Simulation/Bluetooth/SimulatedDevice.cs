using AgeingMonitor.Edge.Sensors.Ble.DBus;
using AgeingMonitor.Edge.Sensors.Ble.Profiles;

namespace AgeingMonitor.Edge.Tests.Simulation.Bluetooth;

/// <summary>A Bluetooth health device: what it has, what it has stored, and what it refuses.</summary>
internal sealed class SimulatedDevice(string address, params ushort[] characteristics)
{
    public string Path { get; } = $"/org/bluez/hci0/dev_{address.Replace(':', '_')}";

    public bool IsPaired { get; set; }

    public bool IsConnected { get; set; }

    public bool IsResolved { get; set; }

    public bool IsTrusted { get; set; }

    /// <summary>Error by which it answers an attempt to bond; null to bond.</summary>
    public string? RefusesToBond { get; set; }

    /// <summary>Error by which it answers an attempt to subscribe; null to allow it.</summary>
    public string? RefusesToNotify { get; set; }

    /// <summary>So many attempts to connect fail.</summary>
    public int FailedConnects { get; set; }

    /// <summary>Sent as soon as somebody subscribes; then it hangs up, as cuffs do.</summary>
    public List<byte[]> Stored { get; } = [];

    /// <summary>What can be read, by number.</summary>
    public Dictionary<ushort, byte[]> Readable { get; } = [];

    /// <summary>What was written, by number.</summary>
    public List<(ushort Number, byte[] Value)> Written { get; } = [];

    public IReadOnlyList<ushort> Characteristics { get; } = characteristics;

    public string PathOf(ushort number) => $"{Path}/service0001/char{number:x4}";

    public Dictionary<object, object> Properties(bool isAnnounced)
    {
        var properties = new Dictionary<object, object>
        {
            ["Address"] = Variant.Of(address),
            ["Paired"] = Variant.Of(IsPaired),
            ["Connected"] = Variant.Of(IsConnected),
            ["ServicesResolved"] = Variant.Of(IsResolved),
            ["Trusted"] = Variant.Of(IsTrusted),
        };
        if (isAnnounced)
        {
            properties["RSSI"] = new Variant("n", (short)-60);
        }

        return properties;
    }

    public static Dictionary<object, object> PropertiesOf(ushort number) => new() { ["UUID"] = Variant.Of(HealthProfiles.Uuid(number)), ["Value"] = new Variant("ay", Array.Empty<byte>()) };
}
