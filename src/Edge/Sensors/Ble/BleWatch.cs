using AgeingMonitor.Edge.Sensors.Ble.BlueZ;
using AgeingMonitor.Edge.Sensors.Ble.DBus;

namespace AgeingMonitor.Edge.Sensors.Ble;

/// <summary>Waits for one device, connects when it shows itself, and hears it out; over and over. One caller at a time.</summary>
internal sealed class BleWatch(BleOptions options, TimeProvider clock, ISensorOutput output, DBusConnection connection, BlueZPeer bluez, BleMemory memory)
{
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    /// <summary>A device that has connected tells what it has within this.</summary>
    private static readonly TimeSpan ResolvePatience = TimeSpan.FromSeconds(30);

    /// <summary>Waits after a failed attempt; a device that goes and comes back is tried at once.</summary>
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AfterRefusal = TimeSpan.FromSeconds(30);

    private readonly BlueZTree tree = new();
    private readonly string adapter = $"/org/bluez/{options.Adapter}";
    private readonly string device = $"/org/bluez/{options.Adapter}/dev_{options.Device.Replace(':', '_')}";
    private Task<bool>? arrival;
    private BleSession? session;
    private bool isMet;
    private bool isSeen;
    private long notBefore = clock.GetTimestamp();
    private long lastSeen = clock.GetTimestamp();

    private bool IsKnown => tree.Has(device, BlueZTree.Device);

    /// <summary>Watches until it is stopped or BlueZ goes.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        await StartAsync(stop);
        isSeen = tree.Get<bool>(device, BlueZTree.Device, "Connected") || tree.Get<short>(device, BlueZTree.Device, "RSSI") != 0;
        while (true)
        {
            if (!isMet && isSeen && clock.GetTimestamp() >= notBefore && IsKnown)
            {
                isSeen = false;
                await MeetAsync(stop);
            }

            await NextAsync(stop);
            if (session is { } open)
            {
                await open.TickAsync(stop);
            }
        }
    }

    /// <summary>What has come is told: nobody listens any longer, and the device has let go of it.</summary>
    public void End()
    {
        while (connection.Signals.TryRead(out var signal))
        {
            HearValues(tree.Take(signal));
        }

        EndSession();
    }

    private async Task StartAsync(CancellationToken stop)
    {
        await bluez.ListenAsync(adapter, device, stop);
        tree.Load(await bluez.GetObjectsAsync(stop));
        if (!tree.Has(adapter, BlueZTree.Adapter))
        {
            throw new SensorFaultException(SensorFault.Absent, $"There is no Bluetooth radio '{options.Adapter}': is it built in, plugged in, and not disabled in config.txt?");
        }

        if (!tree.Get<bool>(adapter, BlueZTree.Adapter, "Powered"))
        {
            try
            {
                await bluez.SetAsync(adapter, BlueZTree.Adapter, "Powered", true, stop);
            }
            catch (DBusErrorException error)
            {
                throw new SensorFaultException(SensorFault.Setup, $"The Bluetooth radio '{options.Adapter}' is off and cannot be switched on ({error.Message}): 'rfkill unblock bluetooth'.", error);
            }
        }

        await bluez.DiscoverAsync(adapter, stop);
    }

    /// <summary>Connects, bonds, and asks for everything. What goes wrong ends the attempt and not the watch.</summary>
    private async Task MeetAsync(CancellationToken stop)
    {
        var wait = AfterFailure;
        var next = session ??= Open();
        try
        {
            if (!tree.Get<bool>(device, BlueZTree.Device, "Connected"))
            {
                await IgnoringAsync("org.bluez.Error.AlreadyConnected", () => bluez.ConnectAsync(device, stop));
            }

            if (await BondAsync(stop) && await ResolveAsync(next, stop))
            {
                if (next.IsOfItsKind)
                {
                    await next.BeginAsync(stop);
                    isMet = true;
                    memory.Doubts.Set(output, Doubt.Kind, null, clock.GetTimestamp());
                    memory.Doubts.Set(output, Doubt.Bond, null, clock.GetTimestamp());
                    return;
                }

                memory.Doubts.Set(output, Doubt.Kind, $"{options.Device} has nothing that a device of kind '{options.Kind}' tells by: is its address right?", clock.GetTimestamp());
            }

            wait = AfterRefusal;
        }
        catch (Exception error) when (error is DBusErrorException or TimeoutException)
        {
            output.Lose(SensorLoss.Transfer);
            if (IsForbidden(error))
            {
                memory.Doubts.Set(output, Doubt.Bond, $"{options.Device} no longer knows this kit ({error.Message}): 'bluetoothctl remove {options.Device}', and bond it anew.", clock.GetTimestamp());
                wait = AfterRefusal;
            }
        }

        notBefore = clock.GetTimestamp() + (long)(wait.TotalSeconds * clock.TimestampFrequency);
        await LetGoAsync(stop);
        TakeAll();
        EndSession();
    }

    /// <summary>Bonds if need be.</summary>
    /// <returns>False when the device refuses, which is told.</returns>
    private async Task<bool> BondAsync(CancellationToken stop)
    {
        if (!options.Bonds || tree.Get<bool>(device, BlueZTree.Device, "Paired"))
        {
            return true;
        }

        try
        {
            await IgnoringAsync("org.bluez.Error.AlreadyExists", () => bluez.PairAsync(device, stop));
        }
        catch (DBusErrorException error) when (error.Name.StartsWith("org.bluez.Error.Authentication", StringComparison.Ordinal))
        {
            memory.Doubts.Set(output, Doubt.Bond, $"{options.Device} does not bond with this kit ({error.Message}): put it into its pairing mode, beside the kit; if it wants a number, bond it with bluetoothctl.", clock.GetTimestamp());
            return false;
        }

        await bluez.SetAsync(device, BlueZTree.Device, "Trusted", true, stop);
        return true;
    }

    /// <summary>Waits until what the device has is known.</summary>
    private async Task<bool> ResolveAsync(BleSession next, CancellationToken stop)
    {
        var since = clock.GetTimestamp();
        while (!tree.Get<bool>(device, BlueZTree.Device, "ServicesResolved"))
        {
            if (!IsKnown || session != next || clock.GetElapsedTime(since) > ResolvePatience)
            {
                throw new TimeoutException($"{options.Device} does not say what it has.");
            }

            await NextAsync(stop);
        }

        return true;
    }

    private async Task LetGoAsync(CancellationToken stop)
    {
        try
        {
            await bluez.DisconnectAsync(device, stop);
        }
        catch (Exception error) when (error is DBusErrorException or TimeoutException)
        {
            // It has gone by itself, which is as good.
        }
    }

    /// <summary>Takes what has come, or waits a tick for it.</summary>
    private async Task NextAsync(CancellationToken stop)
    {
        arrival ??= connection.Signals.WaitToReadAsync(stop).AsTask();
        using (var rest = CancellationTokenSource.CreateLinkedTokenSource(stop))
        {
            await Task.WhenAny(arrival, Task.Delay(Tick, clock, rest.Token));
            await rest.CancelAsync();
        }

        stop.ThrowIfCancellationRequested();
        if (arrival.IsCompleted)
        {
            var isOpen = await arrival;
            arrival = null;
            TakeAll();
            if (!isOpen)
            {
                throw new IOException("The connection to the bus has ended.");
            }
        }

        var now = clock.GetTimestamp();
        if (options.Silence > TimeSpan.Zero && clock.GetElapsedTime(lastSeen, now) > options.Silence)
        {
            memory.Doubts.Set(output, Doubt.Silence, $"{options.Device} was neither used nor seen for more than {options.Silence.TotalHours:0} h: is its battery flat, or is it too far away?", now);
        }
    }

    private void TakeAll()
    {
        while (connection.Signals.TryRead(out var signal))
        {
            Take(signal);
        }
    }

    private void Take(DBusSignal signal)
    {
        if (BlueZPeer.IsGone(signal.Message))
        {
            throw new IOException("The Bluetooth daemon has ended.");
        }

        var all = tree.Take(signal);
        HearValues(all);
        foreach (var news in all)
        {
            switch (news.Interface)
            {
                case BlueZTree.Device when news.Path == device:
                    Notice(news);
                    break;
                case BlueZTree.Adapter when news.IsGone || (news.Changed.TryGetValue("Powered", out var isOn) && isOn is false):
                    throw new SensorFaultException(SensorFault.Bus, $"The Bluetooth radio '{options.Adapter}' was unplugged or switched off.");
            }
        }
    }

    /// <summary>Also before we have asked for them: the daemon asks a bonded device again by itself.</summary>
    private void HearValues(IReadOnlyList<BlueZNews> all)
    {
        foreach (var news in all)
        {
            if (news is { Interface: BlueZTree.Characteristic, IsAdded: false } && news.Changed.TryGetValue("Value", out var value) && value is byte[] bytes)
            {
                Seen(news.At);
                session ??= Open();
                session.Hear(news.Path, bytes, news.At);
            }
        }
    }

    private BleSession Open() => new(options, clock, output, bluez, tree, memory, device);

    private void Notice(BlueZNews news)
    {
        var isConnected = news.Changed.TryGetValue("Connected", out var connected) ? connected as bool? : null;
        if (news.IsGone || isConnected is false)
        {
            EndSession();
            isSeen = false;
        }

        if (news.IsGone)
        {
            // It is tried at once when it comes back.
            notBefore = news.At;
        }
        else if (news.Changed.ContainsKey("RSSI") || isConnected is true)
        {
            isSeen = true;
            Seen(news.At);
        }
    }

    private void Seen(long at)
    {
        lastSeen = at;
        memory.Doubts.Set(output, Doubt.Silence, null, at);
    }

    private void EndSession()
    {
        session?.End();
        (session, isMet) = (null, false);
    }

    private static bool IsForbidden(Exception error) => (error as DBusErrorException)?.Name switch
    {
        "org.bluez.Error.NotPermitted" or "org.bluez.Error.NotAuthorized" => true,
        "org.bluez.Error.Failed" => error.Message.Contains("uthenticat", StringComparison.Ordinal),
        _ => false,
    };

    private static async Task IgnoringAsync(string name, Func<Task> ask)
    {
        try
        {
            await ask();
        }
        catch (DBusErrorException error) when (error.Name == name)
        {
            // It was so already.
        }
    }
}
