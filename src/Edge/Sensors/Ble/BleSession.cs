using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Sensors.Ble.BlueZ;
using AgeingMonitor.Edge.Sensors.Ble.DBus;
using AgeingMonitor.Edge.Sensors.Ble.Profiles;
using AgeingMonitor.Edge.Sensors.Checks;

namespace AgeingMonitor.Edge.Sensors.Ble;

/// <summary>One connection to a device, from the first request for its values to the last of them. One caller at a time.</summary>
internal sealed class BleSession
{
    /// <summary>Silent for so long, a device has told everything of its burst.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(2);

    /// <summary>Its clock is set later than that: what it stored by the old one and has not begun to send could not be dated any more.</summary>
    private static readonly TimeSpan BeforeClock = TimeSpan.FromSeconds(10);

    /// <summary>So much off, a device's clock is set.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan BatteryEach = TimeSpan.FromHours(6);

    private readonly BleOptions options;
    private readonly TimeProvider clock;
    private readonly ISensorOutput output;
    private readonly BlueZPeer bluez;
    private readonly StoredReadings stored;
    private readonly Dictionary<string, HealthProfile> heard = new(StringComparer.Ordinal);
    private readonly Dictionary<QuantityDefinition, PeriodMedian> medians = [];
    private readonly Seldom battery;
    private readonly string? clockPath;
    private bool clockIsDone;

    public BleSession(BleOptions options, TimeProvider clock, ISensorOutput output, BlueZPeer bluez, BlueZTree tree, StoredReadings stored, string device)
    {
        (this.options, this.clock, this.output, this.bluez, this.stored) = (options, clock, output, bluez, stored);
        battery = new Seldom(Quantities.Battery, BatteryEach, clock, output);
        clockPath = tree.FindCharacteristics(device, HealthProfiles.Uuid(HealthProfiles.CurrentTime)) is [var time, ..] ? time : null;
        foreach (var profile in HealthProfiles.Of(options.Kind).Append(HealthProfiles.Battery))
        {
            foreach (var path in tree.FindCharacteristics(device, HealthProfiles.Uuid(profile.Characteristic)))
            {
                heard[path] = profile;
            }
        }
    }

    /// <summary>Whether the device has anything that its kind tells by.</summary>
    public bool IsOfItsKind => heard.Values.Any(profile => profile != HealthProfiles.Battery);

    /// <summary>Asks for everything; what is stored in the device begins to come with the last request.</summary>
    /// <exception cref="DBusErrorException">The device refuses its values.</exception>
    public async Task BeginAsync(CancellationToken stop)
    {
        stored.Compare(clockPath is null ? null : await TryAsync(path => bluez.ReadAsync(path, stop), clockPath) is { } time ? DeviceTime.Decode(time) : null, clock.GetTimestamp());
        foreach (var path in heard.Where(one => one.Value == HealthProfiles.Battery).Select(one => one.Key))
        {
            if (await TryAsync(battery_ => bluez.ReadAsync(battery_, stop), path) is { } level)
            {
                Hear(path, level, clock.GetTimestamp());
            }

            // Many devices have it to be read only.
            await TryAsync(async battery_ => { await bluez.StartNotifyAsync(battery_, stop); return []; }, path);
        }

        foreach (var path in heard.Where(one => one.Value != HealthProfiles.Battery).Select(one => one.Key))
        {
            await bluez.StartNotifyAsync(path, stop);
        }
    }

    /// <summary>Takes a value.</summary>
    /// <returns>Whether it could be dated; null when it tells nothing of the device's clock.</returns>
    public bool? Hear(string path, byte[] value, long at)
    {
        if (!heard.TryGetValue(path, out var profile))
        {
            return null;
        }

        if (profile.Decode(value) is not { } reading)
        {
            output.Lose(SensorLoss.Corrupt);
            return null;
        }

        if (options.User is { } ours && profile != HealthProfiles.Battery && reading.User != ours)
        {
            return null;
        }

        if (reading.Impossible > 0)
        {
            output.Lose(SensorLoss.Impossible, reading.Impossible);
        }

        if (profile == HealthProfiles.Battery || profile.IsStream)
        {
            foreach (var said in reading.Values)
            {
                See(profile, said, at);
            }

            return null;
        }

        if (stored.Take(reading, profile.Characteristic, value, at))
        {
            return reading.TakenAt is null ? null : true;
        }

        output.Lose(SensorLoss.Impossible, Math.Max(reading.Values.Count, 1));
        return false;
    }

    /// <summary>Tells what is complete, and sets the device's clock once it is silent.</summary>
    public async Task TickAsync(CancellationToken stop)
    {
        var now = clock.GetTimestamp();
        foreach (var median in medians.Values)
        {
            median.Tick(now);
        }

        if (stored.Silence(now) >= Quiet)
        {
            stored.Tell(output);
        }

        if (stored.Silence(now) >= BeforeClock)
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

        stored.Tell(output);
    }

    /// <summary>Sets the device's clock, once, when it is off.</summary>
    private async Task SetClockAsync(CancellationToken stop)
    {
        if (clockIsDone || clockPath is null || !options.SetsClock)
        {
            return;
        }

        clockIsDone = true;
        if (stored.Now is { } now && (stored.Shown(clock.GetTimestamp()) is not { } shown || (shown - now).Duration() > Tolerance)
            && await TryAsync(async path => { await bluez.WriteAsync(path, DeviceTime.Encode(now), stop); return []; }, clockPath) is not null)
        {
            stored.Compare(now, clock.GetTimestamp());
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
