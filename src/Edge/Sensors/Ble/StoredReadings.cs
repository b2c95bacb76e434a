using AgeingMonitor.Edge.Sensors.Ble.Profiles;
using AgeingMonitor.Edge.Sensors.Checks;

namespace AgeingMonitor.Edge.Sensors.Ble;

/// <summary>
/// Readings that a device took while nobody listened come all at once, in any order and perhaps again. They wait here until the device is silent, and are told in the order in which they were taken,
/// on the kit's clock, each once. One caller at a time; it outlives a run.
/// </summary>
internal sealed class StoredReadings(TimeProvider clock, TimeZoneInfo? zone)
{
    /// <summary>A clock that is so little ahead is one that counts on between two readings of it.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(2);

    /// <summary>Older than the kit keeps anything: more likely a clock that is wrong.</summary>
    private static readonly TimeSpan Oldest = TimeSpan.FromDays(60);

    /// <summary>Before this, the machine's clock was never set.</summary>
    private static readonly DateTimeOffset Earliest = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private const int MostRemembered = 2_000;

    private readonly List<(long At, HealthReading Reading)> waiting = [];
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private readonly Queue<string> order = new();
    private (DateTime Shown, long At)? deviceClock;
    private long lastCame;

    /// <summary>The home's time of day; null when this machine does not know it.</summary>
    public DateTime? Now => clock.GetUtcNow() is var now && now >= Earliest ? TimeZoneInfo.ConvertTime(now, zone ?? clock.LocalTimeZone).DateTime : null;

    /// <summary>What the device's own clock shows: by it ages are known even when it is wrong. Null when it shows nothing.</summary>
    public void Compare(DateTime? shown, long at)
    {
        deviceClock = shown is { } time ? (time, at) : null;
        lastCame = at;
    }

    /// <summary>What the device's clock shows now; null when it shows nothing.</summary>
    public DateTime? Shown(long now) => deviceClock is { } device ? device.Shown + clock.GetElapsedTime(device.At, now) : null;

    /// <summary>Takes a reading of one device.</summary>
    /// <param name="reading">What it says.</param>
    /// <param name="characteristic">By which characteristic.</param>
    /// <param name="bytes">Its bytes, by which a repeat is known.</param>
    /// <param name="at">When it came.</param>
    /// <returns>False when it cannot be dated, and is lost.</returns>
    public bool Take(HealthReading reading, ushort characteristic, ReadOnlySpan<byte> bytes, long at)
    {
        lastCame = at;
        if (reading.TakenAt is not { } takenAt)
        {
            waiting.Add((at, reading));
            return true;
        }

        if (Age(takenAt, at) is not { } age || age > Oldest || age < -Ahead)
        {
            return false;
        }

        var name = $"{characteristic:x4}:{Convert.ToHexString(bytes)}";
        if (known.Add(name))
        {
            order.Enqueue(name);
            if (order.Count > MostRemembered)
            {
                known.Remove(order.Dequeue());
            }

            waiting.Add((at - (long)(Math.Max(age.TotalSeconds, 0) * clock.TimestampFrequency), reading));
        }

        return true;
    }

    /// <summary>For how long nothing has come.</summary>
    public TimeSpan Silence(long now) => clock.GetElapsedTime(lastCame, now);

    /// <summary>Tells everything that waits.</summary>
    public void Tell(ISensorOutput output)
    {
        foreach (var (at, reading) in waiting.OrderBy(one => one.At))
        {
            foreach (var said in reading.Values)
            {
                output.Measure(said.Quantity, said.Value, at);
            }
        }

        waiting.Clear();
    }

    private TimeSpan? Age(DateTime takenAt, long at)
    {
        if (Shown(at) is { } shown)
        {
            return shown - takenAt;
        }

        return Now is null ? null : clock.GetUtcNow().UtcDateTime - (takenAt - (zone ?? clock.LocalTimeZone).GetUtcOffset(takenAt));
    }
}
