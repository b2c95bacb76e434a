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

    /// <summary>The only characteristic that <see cref="RefusesToNotify"/> is about; null for all.</summary>
    public ushort? RefusedCharacteristic { get; set; }

    /// <summary>So many attempts to connect fail.</summary>
    public int FailedConnects { get; set; }

    /// <summary>Sent as soon as somebody subscribes; then it hangs up, as cuffs do. What was sent is gone from it.</summary>
    public List<byte[]> Stored { get; } = [];

    /// <summary>The link is lost after so many of them, and the last one was not confirmed: it is sent again.</summary>
    public int? LosesLinkAfter { get; set; }

    /// <summary>Whether it stays when it has sent what it has stored.</summary>
    public bool Stays { get; set; }

    /// <summary>Sent as soon as it is connected: the daemon has subscribed by itself, as it does for a bonded device.</summary>
    public List<byte[]> SentAtOnce { get; } = [];

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
