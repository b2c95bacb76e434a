using AgeingMonitor.Edge.Sensors.Ble.DBus;

namespace AgeingMonitor.Edge.Sensors.Ble.BlueZ;

/// <summary>The Bluetooth daemon on the system's bus: what we ask of it, in its own words. One caller at a time.</summary>
internal sealed class BlueZPeer(DBusConnection connection)
{
    private const string Name = "org.bluez";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Connecting and bonding wait for a device; BlueZ gives up earlier.</summary>
    private static readonly TimeSpan DevicePatience = TimeSpan.FromSeconds(60);

    /// <summary>What BlueZ tells of one radio and one device by itself, and whether it is there. The bus keeps the rest from us: every neighbour's watch tells of itself several times a second.</summary>
    public async Task ListenAsync(string adapter, string device, CancellationToken stop)
    {
        const string Properties = "interface='org.freedesktop.DBus.Properties'";
        const string Objects = "interface='org.freedesktop.DBus.ObjectManager'";
        string[] wanted = [$"{Properties},path='{adapter}'", $"{Properties},path_namespace='{device}'", $"{Objects},arg0path='{adapter}'", $"{Objects},arg0path='{device}'", $"{Objects},arg0path='{device}/'"];
        foreach (var rule in wanted)
        {
            await connection.ListenAsync($"type='signal',sender='{Name}',{rule}", Patience, stop);
        }

        await connection.ListenAsync($"type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged',arg0='{Name}'", Patience, stop);
    }

    /// <summary>Whether a signal says that BlueZ has gone, or been started anew: all that we asked of it is forgotten.</summary>
    public static bool IsGone(DBusMessage signal) => signal is { Member: "NameOwnerChanged", Body: [Name, string { Length: > 0 }, string] };

    /// <summary>All its objects.</summary>
    public async Task<object> GetObjectsAsync(CancellationToken stop) =>
        await CallAsync("/", "org.freedesktop.DBus.ObjectManager", "GetManagedObjects", string.Empty, [], Patience, stop) is [var objects, ..] ? objects : new Dictionary<object, object>();

    /// <summary>Looks for devices that announce themselves by Bluetooth LE, until our connection ends.</summary>
    public async Task DiscoverAsync(string adapter, CancellationToken stop)
    {
        await CallAsync(adapter, BlueZTree.Adapter, "SetDiscoveryFilter", "a{sv}", [new Dictionary<object, object> { ["Transport"] = Variant.Of("le") }], Patience, stop);
        await CallAsync(adapter, BlueZTree.Adapter, "StartDiscovery", string.Empty, [], Patience, stop);
    }

    public Task ConnectAsync(string device, CancellationToken stop) => CallAsync(device, BlueZTree.Device, "Connect", string.Empty, [], DevicePatience, stop);

    public Task DisconnectAsync(string device, CancellationToken stop) => CallAsync(device, BlueZTree.Device, "Disconnect", string.Empty, [], Patience, stop);

    public Task PairAsync(string device, CancellationToken stop) => CallAsync(device, BlueZTree.Device, "Pair", string.Empty, [], DevicePatience, stop);

    public Task SetAsync(string path, string @interface, string property, bool value, CancellationToken stop) =>
        CallAsync(path, "org.freedesktop.DBus.Properties", "Set", "ssv", [@interface, property, Variant.Of(value)], Patience, stop);

    /// <summary>Asks for notifications or indications, whichever the characteristic has.</summary>
    public Task StartNotifyAsync(string characteristic, CancellationToken stop) => CallAsync(characteristic, BlueZTree.Characteristic, "StartNotify", string.Empty, [], Patience, stop);

    public async Task<byte[]> ReadAsync(string characteristic, CancellationToken stop) =>
        await CallAsync(characteristic, BlueZTree.Characteristic, "ReadValue", "a{sv}", [new Dictionary<object, object>()], Patience, stop) is [byte[] value, ..] ? value : [];

    public Task WriteAsync(string characteristic, byte[] value, CancellationToken stop) =>
        CallAsync(characteristic, BlueZTree.Characteristic, "WriteValue", "aya{sv}", [value, new Dictionary<object, object>()], Patience, stop);

    private Task<IReadOnlyList<object>> CallAsync(string path, string @interface, string member, string signature, object[] body, TimeSpan patience, CancellationToken stop) =>
        connection.CallAsync(Name, new ObjectPath(path), @interface, member, signature, body, patience, stop);
}
