using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Sensors.Ble.BlueZ;
using AgeingMonitor.Edge.Sensors.Ble.DBus;
using AgeingMonitor.Edge.Sensors.Ble.Profiles;
using AgeingMonitor.Edge.Sensors.Checks;

namespace AgeingMonitor.Edge.Sensors.Ble;

/// <summary>One connection to a device, from the attempt to connect to the last of its values: the daemon asks anew for those that it was asked for before, and they may come before we have asked. One caller at a time.</summary>
/// <param name="options">What the device is.</param>
/// <param name="clock">The clock of its instants.</param>
/// <param name="output">Where its readings go.</param>
/// <param name="bluez">The Bluetooth daemon.</param>
/// <param name="tree">What the device has.</param>
/// <param name="memory">What outlives a connection.</param>
/// <param name="device">Its path.</param>
internal sealed class BleSession(BleOptions options, TimeProvider clock, ISensorOutput output, BlueZPeer bluez, BlueZTree tree, BleMemory memory, string device)
{
    /// <summary>Its clock is set later than that: what it stored by the old one and has not begun to send could not be dated any more.</summary>
    private static readonly TimeSpan BeforeClock = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan BatteryEach = TimeSpan.FromHours(6);

    private readonly HealthProfile[] profiles = [.. HealthProfiles.Of(options.Kind), HealthProfiles.Battery];
    private readonly Dictionary<QuantityDefinition, PeriodMedian> medians = [];
    private readonly Seldom battery = new(Quantities.Battery, BatteryEach, clock, output);
    private bool hasBegun;
    private bool clockIsDone;

    /// <summary>Whether the device has anything that its kind tells by.</summary>
    public bool IsOfItsKind => HealthProfiles.Of(options.Kind).Any(profile => Find(profile.Characteristic).Count > 0);

    private string? ClockPath => Find(HealthProfiles.CurrentTime) is [var path, ..] ? path : null;

    /// <summary>Asks for everything; what is stored in the device begins to come with the last request.</summary>
    /// <exception cref="DBusErrorException">The device refuses its values.</exception>
    public async Task BeginAsync(CancellationToken stop)
    {
        var shown = ClockPath is { } clockPath && await TryAsync(path => bluez.ReadAsync(path, stop), clockPath) is { } time ? DeviceTime.Decode(time) : null;
        memory.Clock.Compare(shown, clock.GetTimestamp());
        foreach (var path in Find(HealthProfiles.Battery.Characteristic))
        {
            if (await TryAsync(battery_ => bluez.ReadAsync(battery_, stop), path) is { } level)
            {
                Hear(path, level, clock.GetTimestamp());
            }

            // Many devices have it to be read only.
            await TryAsync(async battery_ => { await bluez.StartNotifyAsync(battery_, stop); return []; }, path);
        }

        await SubscribeAsync([.. HealthProfiles.Of(options.Kind).SelectMany(profile => Find(profile.Characteristic))], stop);
        memory.Stored.Begin(clock.GetTimestamp());
        hasBegun = true;
    }

    /// <summary>Takes a value.</summary>
    public void Hear(string path, byte[] value, long at)
    {
        if (!path.StartsWith(device + "/", StringComparison.Ordinal) || Array.Find(profiles, profile => tree.IsNumbered(path, HealthProfiles.Uuid(profile.Characteristic))) is not { } profile)
        {
            return;
        }

        if (profile.Decode(value) is not { } reading)
        {
            output.Lose(SensorLoss.Corrupt);
            return;
        }

        if (options.User is { } ours && profile != HealthProfiles.Battery && reading.User != ours)
        {
            return;
        }

        if (reading.Impossible > 0)
        {
            output.Lose(SensorLoss.Impossible, reading.Impossible);
        }

        if (profile != HealthProfiles.Battery && !profile.IsStream)
        {
            memory.Stored.Take(reading, profile.Characteristic, value, at);
            return;
        }

        foreach (var said in reading.Values)
        {
            See(profile, said, at);
        }
    }

    /// <summary>Tells what is complete, and sets the device's clock once it is silent.</summary>
    public async Task TickAsync(CancellationToken stop)
    {
        var now = clock.GetTimestamp();
        foreach (var median in medians.Values)
        {
            median.Tick(now);
        }

        if (memory.Stored.IsDue(now))
        {
            TellStored();
        }

        if (hasBegun && memory.Stored.Silence(now) >= BeforeClock)
        {
            await SetClockAsync(stop);
        }
    }

    /// <summary>The connection is over: tells what there is.</summary>
    public void End()
    {
        foreach (var median in medians.Values)
        {
            median.Tell();
        }

        TellStored();
    }

    /// <summary>A device may have one of several ways to tell and list them all: one is enough.</summary>
    private async Task SubscribeAsync(IReadOnlyList<string> paths, CancellationToken stop)
    {
        var missing = 0;
        foreach (var path in paths)
        {
            try
            {
                await bluez.StartNotifyAsync(path, stop);
            }
            catch (DBusErrorException error) when (error.Name == "org.bluez.Error.InProgress")
            {
                // The daemon has begun it by itself.
            }
            catch (DBusErrorException error) when (error.Name == "org.bluez.Error.NotSupported" && ++missing < paths.Count)
            {
                output.Lose(SensorLoss.Transfer);
            }
        }
    }

    private IReadOnlyList<string> Find(ushort characteristic) => tree.FindCharacteristics(device, HealthProfiles.Uuid(characteristic));

    private void TellStored()
    {
        if (memory.Stored.Tell(output) is { } isBelieved)
        {
            memory.Doubts.Set(output, Doubt.Clock, isBelieved ? null : $"The clock of {options.Device} is wrong, so that its readings are dated by when they came: set it.", clock.GetTimestamp());
        }
    }

    /// <summary>Sets the device's clock, once, when it is off. A kit that does not know the time leaves it as it is, until it does.</summary>
    private async Task SetClockAsync(CancellationToken stop)
    {
        var now = clock.GetTimestamp();
        if (clockIsDone || !options.SetsClock || ClockPath is not { } path || output.TimeOf(now) is not { } kit)
        {
            return;
        }

        clockIsDone = true;
        var local = memory.Clock.Local(kit);
        if (memory.Clock.IsRight(now, kit) != true && await TryAsync(async place => { await bluez.WriteAsync(place, DeviceTime.Encode(local), stop); return []; }, path) is not null)
        {
            memory.Clock.Compare(local, now);
        }
    }

    /// <summary>For what is good to have and may be refused: counted, not told.</summary>
    private async Task<byte[]?> TryAsync(Func<string, Task<byte[]>> ask, string path)
    {
        try
        {
            return await ask(path);
        }
        catch (Exception error) when (error is DBusErrorException or TimeoutException)
        {
            output.Lose(SensorLoss.Transfer);
            return null;
        }
    }

    private void See(HealthProfile profile, HealthValue said, long at)
    {
        if (profile == HealthProfiles.Battery)
        {
            battery.See(said.Value, at);
            return;
        }

        if (!medians.TryGetValue(said.Quantity, out var median))
        {
            medians[said.Quantity] = median = new PeriodMedian(said.Quantity, clock, output);
        }

        median.See(said.Value, at);
    }
}
