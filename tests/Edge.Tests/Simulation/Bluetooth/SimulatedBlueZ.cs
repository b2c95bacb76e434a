using System.Net.Sockets;
using System.Threading.Channels;
using AgeingMonitor.Edge.Sensors.Ble.BlueZ;
using AgeingMonitor.Edge.Sensors.Ble.DBus;

namespace AgeingMonitor.Edge.Tests.Simulation.Bluetooth;

/// <summary>A Bluetooth daemon with one radio on a real bus: its objects, methods and signals as far as a kit uses them, in BlueZ's order of events.</summary>
internal sealed class SimulatedBlueZ : IAsyncDisposable
{
    private readonly Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly SemaphoreSlim writing = new(1, 1);
    private readonly Dictionary<string, SimulatedDevice> devices = new(StringComparer.Ordinal);
    private readonly Channel<string> calls = Channel.CreateUnbounded<string>();
    private NetworkStream stream = null!;
    private Task serving = Task.CompletedTask;
    private uint serial = 10;

    public bool IsPowered { get; set; } = true;

    public bool HasRadio { get; init; } = true;

    /// <summary>What stands in the way of switching the radio on; null for nothing.</summary>
    public string? RefusesPower { get; init; }

    public async Task StartAsync(DBusDaemon bus)
    {
        await socket.ConnectAsync(DBusAddress.Parse(bus.Address)[0], TestContext.Current.CancellationToken);
        stream = new NetworkStream(socket, ownsSocket: true);
        await DBusAuthentication.SpeakAsync(stream, TestContext.Current.CancellationToken);
        await AskBusAsync("Hello", string.Empty);
        await ReadAsync();
        await AskBusAsync("RequestName", "su", "org.bluez", 4u);

        // The name is ours with the answer; a signal may come before it.
        while ((await ReadAsync()) is not { Kind: DBusMessageKind.Return })
        {
        }

        serving = ServeAsync();
    }

    /// <summary>The next call of a method, as <c>Connect</c>; gives up after half a minute.</summary>
    public async Task HeardAsync(string method)
    {
        while (await calls.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken) != method)
        {
        }
    }

    /// <summary>A device that is known already.</summary>
    public SimulatedDevice Keep(SimulatedDevice device)
    {
        devices[device.Path] = device;
        return device;
    }

    /// <summary>The radio is pulled out.</summary>
    public Task UnplugAsync() => SignalAsync("/", "org.freedesktop.DBus.ObjectManager", "InterfacesRemoved", "oas", new ObjectPath("/org/bluez/hci0"), new object[] { BlueZTree.Adapter });

    /// <summary>A device announces itself for the first time, or after it was forgotten.</summary>
    public Task AppearAsync(SimulatedDevice device)
    {
        lock (devices)
        {
            devices[device.Path] = device;
        }

        return SignalAsync("/", "org.freedesktop.DBus.ObjectManager", "InterfacesAdded", "oa{sa{sv}}", new ObjectPath(device.Path), new Dictionary<object, object> { [BlueZTree.Device] = device.Properties(isAnnounced: true) });
    }

    /// <summary>BlueZ forgets a device that it has not heard for a while.</summary>
    public Task VanishAsync(SimulatedDevice device)
    {
        lock (devices)
        {
            devices.Remove(device.Path);
        }

        (device.IsConnected, device.IsResolved) = (false, false);
        return SignalAsync("/", "org.freedesktop.DBus.ObjectManager", "InterfacesRemoved", "oas", new ObjectPath(device.Path), new object[] { BlueZTree.Device });
    }

    /// <summary>A known device announces itself again.</summary>
    public Task AnnounceAsync(SimulatedDevice device) => ChangedAsync(device.Path, BlueZTree.Device, "RSSI", new Variant("n", (short)-58));

    /// <summary>A device sends a value.</summary>
    public Task SendAsync(SimulatedDevice device, ushort characteristic, byte[] value) => ChangedAsync(device.PathOf(characteristic), BlueZTree.Characteristic, "Value", new Variant("ay", value));

    /// <summary>A device hangs up.</summary>
    public async Task HangUpAsync(SimulatedDevice device)
    {
        (device.IsConnected, device.IsResolved) = (false, false);
        await ChangedAsync(device.Path, BlueZTree.Device, "ServicesResolved", Variant.Of(false));
        await ChangedAsync(device.Path, BlueZTree.Device, "Connected", Variant.Of(false));
    }

    public async ValueTask DisposeAsync()
    {
        await stream.DisposeAsync();
        socket.Dispose();
        await serving;
        writing.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                if (await ReadAsync() is { Kind: DBusMessageKind.Call } call)
                {
                    await AnswerAsync(call);
                    calls.Writer.TryWrite(call.Member!);
                }
            }
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            // The test is over, or the bus.
        }
    }

    private async Task AnswerAsync(DBusMessage call)
    {
        SimulatedDevice? device;
        lock (devices)
        {
            device = devices.Values.FirstOrDefault(one => call.Path!.Value.Text == one.Path || call.Path.Value.Text.StartsWith(one.Path + "/", StringComparison.Ordinal));
        }

        switch (call.Member, device)
        {
            case ("GetManagedObjects", _): await ReplyAsync(call, "a{oa{sa{sv}}}", Objects()); break;
            case ("SetDiscoveryFilter" or "StartDiscovery", _): await ReplyAsync(call); break;
            case ("Set", null) when RefusesPower is { } error: await RefuseAsync(call, error); break;
            case ("Set", null):
                IsPowered = true;
                await ReplyAsync(call);
                break;
            case ("Set", _):
                device.IsTrusted = true;
                await ReplyAsync(call);
                break;
            case (_, null): await RefuseAsync(call, "org.freedesktop.DBus.Error.UnknownObject"); break;
            case ("Connect", _): await ConnectAsync(call, device); break;
            case ("Disconnect", _):
                await ReplyAsync(call);
                await HangUpAsync(device);
                break;
            case ("Pair", _) when device.RefusesToBond is { } error: await RefuseAsync(call, error); break;
            case ("Pair", _):
                device.IsPaired = true;
                await ChangedAsync(device.Path, BlueZTree.Device, "Paired", Variant.Of(true));
                await ReplyAsync(call);
                break;
            case ("StartNotify", _) when device.RefusesToNotify is { } error && (device.RefusedCharacteristic ?? Number(call)) == Number(call): await RefuseAsync(call, error); break;
            case ("StartNotify", _): await NotifyAsync(call, device); break;
            case ("ReadValue", _) when device.Readable.TryGetValue(Number(call), out var value): await ReplyAsync(call, "ay", value); break;
            case ("WriteValue", _):
                device.Written.Add((Number(call), (byte[])call.Body[0]));
                await ReplyAsync(call);
                break;
            default: await RefuseAsync(call, "org.bluez.Error.NotSupported"); break;
        }
    }

    private async Task ConnectAsync(DBusMessage call, SimulatedDevice device)
    {
        if (device.FailedConnects-- > 0)
        {
            await RefuseAsync(call, "org.bluez.Error.Failed");
            return;
        }

        device.IsConnected = true;
        await ChangedAsync(device.Path, BlueZTree.Device, "Connected", Variant.Of(true));
        await ReplyAsync(call);
        foreach (var number in device.Characteristics)
        {
            await SignalAsync("/", "org.freedesktop.DBus.ObjectManager", "InterfacesAdded", "oa{sa{sv}}", new ObjectPath(device.PathOf(number)), new Dictionary<object, object> { [BlueZTree.Characteristic] = SimulatedDevice.PropertiesOf(number) });
        }

        foreach (var value in device.SentAtOnce)
        {
            await SendAsync(device, device.Characteristics[0], value);
        }

        device.SentAtOnce.Clear();
        device.IsResolved = true;
        await ChangedAsync(device.Path, BlueZTree.Device, "ServicesResolved", Variant.Of(true));
    }

    private async Task NotifyAsync(DBusMessage call, SimulatedDevice device)
    {
        await ReplyAsync(call);
        if (device.Stored.Count > 0 && Number(call) == device.Characteristics[0])
        {
            var sent = device.Stored.Take(device.LosesLinkAfter ?? int.MaxValue).ToList();
            foreach (var value in sent)
            {
                await SendAsync(device, device.Characteristics[0], value);
            }

            device.Stored.RemoveRange(0, device.LosesLinkAfter is null ? sent.Count : sent.Count - 1);
            if (device.LosesLinkAfter is not null)
            {
                await VanishAsync(device);
            }
            else if (!device.Stays)
            {
                await HangUpAsync(device);
            }
        }
    }

    private Dictionary<object, object> Objects()
    {
        var objects = new Dictionary<object, object>();
        if (HasRadio)
        {
            objects[new ObjectPath("/org/bluez/hci0")] = new Dictionary<object, object> { [BlueZTree.Adapter] = new Dictionary<object, object> { ["Powered"] = Variant.Of(IsPowered) } };
        }

        lock (devices)
        {
            foreach (var device in devices.Values)
            {
                objects[new ObjectPath(device.Path)] = new Dictionary<object, object> { [BlueZTree.Device] = device.Properties(isAnnounced: true) };
                foreach (var number in device.IsResolved ? device.Characteristics : [])
                {
                    objects[new ObjectPath(device.PathOf(number))] = new Dictionary<object, object> { [BlueZTree.Characteristic] = SimulatedDevice.PropertiesOf(number) };
                }
            }
        }

        return objects;
    }

    private static ushort Number(DBusMessage call) => Convert.ToUInt16(call.Path!.Value.Text[^4..], 16);

    private Task ChangedAsync(string path, string @interface, string property, Variant value) =>
        SignalAsync(path, "org.freedesktop.DBus.Properties", "PropertiesChanged", "sa{sv}as", @interface, new Dictionary<object, object> { [property] = value }, Array.Empty<object>());

    private Task SignalAsync(string path, string @interface, string member, string signature, params object[] body) =>
        WriteAsync(new DBusMessage { Kind = DBusMessageKind.Signal, Path = new ObjectPath(path), Interface = @interface, Member = member, Signature = signature, Body = body });

    private Task AskBusAsync(string member, string signature, params object[] body) =>
        WriteAsync(new DBusMessage { Kind = DBusMessageKind.Call, Destination = "org.freedesktop.DBus", Path = new ObjectPath("/org/freedesktop/DBus"), Interface = "org.freedesktop.DBus", Member = member, Signature = signature, Body = body });

    private Task ReplyAsync(DBusMessage call, string signature = "", params object[] body) =>
        WriteAsync(new DBusMessage { Kind = DBusMessageKind.Return, Destination = call.Sender, ReplySerial = call.Serial, Signature = signature, Body = body });

    private Task RefuseAsync(DBusMessage call, string error) =>
        WriteAsync(new DBusMessage { Kind = DBusMessageKind.Error, Destination = call.Sender, ReplySerial = call.Serial, ErrorName = error, Signature = "s", Body = ["refused"] });

    private async Task WriteAsync(DBusMessage message)
    {
        await writing.WaitAsync();
        try
        {
            await stream.WriteAsync(DBusMessageFormat.Write(message with { Serial = ++serial }));
        }
        finally
        {
            writing.Release();
        }
    }

    private async Task<DBusMessage> ReadAsync()
    {
        var head = new byte[DBusMessageFormat.HeadLength];
        await stream.ReadExactlyAsync(head);
        var whole = new byte[DBusMessageFormat.LengthOf(head)];
        head.CopyTo(whole, 0);
        await stream.ReadExactlyAsync(whole.AsMemory(head.Length));
        return DBusMessageFormat.Read(whole);
    }
}
