using System.Buffers.Binary;
using System.Security.Cryptography;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Edge.Sensors.Ble.Profiles;
using AgeingMonitor.Edge.Sensors.Checks;

namespace AgeingMonitor.Edge.Sensors.Ble;

/// <summary>
/// Readings that a device took while nobody listened come all at once, in any order and perhaps again. They wait here until the device is silent, and are told in the order in which they were taken,
/// each once, and every one: the device has let go of what it has sent. One caller at a time; it outlives a run.
/// </summary>
internal sealed class StoredReadings(TimeProvider clock, DeviceClock device)
{
    /// <summary>Silent for so long, a device has told everything of its burst.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(2);

    /// <summary>A device that is never silent does not keep its readings from being told.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private const int MostRemembered = 2_000;

    private readonly List<Came> waiting = [];
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private readonly Queue<string> order = new();
    private long lastCame = clock.GetTimestamp();

    /// <summary>The device is asked for what it has: its silence begins anew.</summary>
    public void Begin(long at) => lastCame = at;

    /// <summary>Takes a reading.</summary>
    /// <param name="reading">What it says.</param>
    /// <param name="characteristic">By which characteristic.</param>
    /// <param name="bytes">Its bytes, by which one with a time is known when it comes again.</param>
    /// <param name="at">When it came.</param>
    public void Take(HealthReading reading, ushort characteristic, ReadOnlySpan<byte> bytes, long at)
    {
        lastCame = at;
        var name = $"{characteristic:x4}:{Convert.ToHexString(bytes)}";
        if (reading.TakenAt is not null && !known.Add(name))
        {
            return;
        }

        if (reading.TakenAt is not null)
        {
            order.Enqueue(name);
            if (order.Count > MostRemembered)
            {
                known.Remove(order.Dequeue());
            }
        }

        waiting.Add(new Came(at, reading, PartOfSecond(characteristic, bytes)));
    }

    /// <summary>For how long nothing has come.</summary>
    public TimeSpan Silence(long now) => clock.GetElapsedTime(lastCame, now);

    /// <summary>Whether what waits is to be told.</summary>
    public bool IsDue(long now) => waiting.Count > 0 && (Silence(now) >= Quiet || clock.GetElapsedTime(waiting[0].At, now) >= LongestWait);

    /// <summary>Tells everything that waits.</summary>
    /// <returns>Whether the device's clock could date its readings; null when nothing was told that says so.</returns>
    public bool? Tell(ISensorOutput output)
    {
        List<Dated> told = [];
        List<Came> undated = [];
        bool? isBelieved = null;
        foreach (var came in waiting)
        {
            var kit = output.TimeOf(came.At);
            if (came.Reading.TakenAt is null)
            {
                told.Add(new Dated(came.At, null, came.Reading));
            }
            else if (device.Date(came.Reading, came.At, kit) is var (age, taken))
            {
                told.Add(new Dated(Before(came.At, age), taken is { } whole ? new Instant(whole.Microseconds + came.PartOfSecond) : null, came.Reading));
                isBelieved ??= true;
            }
            else
            {
                undated.Add(came);
                isBelieved = kit is not null && came.Reading.IsClockSet ? false : isBelieved;
            }
        }

        told.AddRange(ByEachOther(undated));
        foreach (var (at, taken, reading) in told.OrderBy(one => one.At))
        {
            foreach (var said in reading.Values)
            {
                output.Measure(said.Quantity, said.Value, at, taken);
            }
        }

        waiting.Clear();
        return isBelieved;
    }

    /// <summary>What no clock can date: a device sends what it has just measured, so the newest is of when it came, and the others are as much older as their stamps say.</summary>
    private IEnumerable<Dated> ByEachOther(List<Came> undated)
    {
        if (undated.Count == 0)
        {
            return [];
        }

        var newest = undated.MaxBy(came => came.Reading.TakenAt)!;
        return undated.Select(came => newest.Reading.TakenAt!.Value - came.Reading.TakenAt!.Value is var gap && gap <= DeviceClock.Oldest
            ? new Dated(Before(newest.At, gap), null, came.Reading)
            : new Dated(came.At, null, came.Reading));
    }

    private long Before(long at, TimeSpan age) => at - (long)(age.TotalSeconds * clock.TimestampFrequency);

    /// <summary>A stamp tells whole seconds; the rest is drawn from the bytes, so that two readings of one second are two, and the same one is the same to whoever hears it again. In microseconds.</summary>
    private static int PartOfSecond(ushort characteristic, ReadOnlySpan<byte> bytes) =>
        (int)(BinaryPrimitives.ReadUInt32LittleEndian(SHA256.HashData([(byte)characteristic, (byte)(characteristic >> 8), .. bytes])) % Instant.MicrosecondsPerSecond);

    private sealed record Came(long At, HealthReading Reading, int PartOfSecond);

    private sealed record Dated(long At, Instant? Taken, HealthReading Reading);
}
