using System.Buffers.Binary;
using System.Security.Cryptography;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Edge.Sensors.Ble.Profiles;
using AgeingMonitor.Edge.Sensors.Checks;

namespace AgeingMonitor.Edge.Sensors.Ble;

/// <summary>
/// Readings that a device took while nobody listened come all at once, in any order and perhaps again. They wait here until the device is silent, and are told in the order in which they were taken,
/// each once, and every one that can be placed in time: the device has let go of what it has sent. One caller at a time; it outlives a run.
/// </summary>
internal sealed class StoredReadings(TimeProvider clock, DeviceClock device)
{
    /// <summary>Silent for so long, a device has told everything of its burst.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(2);

    /// <summary>A device that is never silent does not keep its readings from being told.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private const int MostRemembered = 2_000;

    /// <summary>Dated no further apart, the same bytes are the same reading; a clock that begins anew at each switch-on says the same of another one.</summary>
    private static readonly TimeSpan SameTime = TimeSpan.FromMinutes(2);

    private readonly List<Came> waiting = [];
    private readonly Dictionary<string, long> known = new(StringComparer.Ordinal);
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
        waiting.Add(new Came(at, reading, $"{characteristic:x4}:{Convert.ToHexString(bytes)}", PartOfSecond(characteristic, bytes)));
    }

    /// <summary>For how long nothing has come.</summary>
    public TimeSpan Silence(long now) => clock.GetElapsedTime(lastCame, now);

    /// <summary>Whether what waits is to be told.</summary>
    public bool IsDue(long now) => waiting.Count > 0 && (Silence(now) >= Quiet || clock.GetElapsedTime(waiting[0].At, now) >= LongestWait);

    /// <summary>Tells everything that waits; what is certainly older than <see cref="DeviceClock.Oldest"/> is counted as lost: of now it is not.</summary>
    /// <returns>Whether the device's clock could date its readings; null when nothing was told that says so.</returns>
    public bool? Tell(ISensorOutput output)
    {
        List<Dated> told = [];
        List<Came> undated = [];
        DateTime? newest = null;
        foreach (var came in waiting)
        {
            if (came.Reading.TakenAt is not { } stamp)
            {
                told.Add(new Dated(came.At, null, came));
            }
            else if (device.Date(came.Reading, came.At, output.TimeOf(came.At)) is var (age, taken))
            {
                told.Add(new Dated(Before(came.At, age), taken is { } whole ? new Instant(whole.Microseconds + came.PartOfSecond) : null, came));
                newest = newest > stamp ? newest : stamp;
            }
            else
            {
                undated.Add(came);
            }
        }

        // The stamps of a clock that was never set are comparable with their like alone.
        var old = undated.FindAll(came => came.Reading.IsClockSet && (came.Reading.TakenAt < newest || device.IsOld(came.Reading, came.At, output.TimeOf(came.At))));
        undated.RemoveAll(old.Contains);
        bool? isBelieved = undated.Exists(came => came.Reading.IsClockSet && device.IsRight(came.At, output.TimeOf(came.At)) is not true && output.TimeOf(came.At) is not null) ? false
            : newest is not null ? true : null;
        told.AddRange(undated.GroupBy(came => came.Reading.IsClockSet).SelectMany(same => ByEachOther([.. same], old)));
        foreach (var came in old.Where(came => IsNew(came, came.At, isSure: true)))
        {
            output.Lose(SensorLoss.Late, came.Reading.Values.Count);
        }

        foreach (var (at, taken, came) in told.OrderBy(one => one.At))
        {
            foreach (var said in IsNew(came, at, taken is not null) ? came.Reading.Values : [])
            {
                output.Measure(said.Quantity, said.Value, at, taken);
            }
        }

        waiting.Clear();
        return isBelieved;
    }

    /// <summary>What no clock can date: a device sends what it has just measured, so the newest is of when it came, and the others are as much older as their stamps say, or too old.</summary>
    private IEnumerable<Dated> ByEachOther(List<Came> undated, List<Came> old)
    {
        var newest = undated.MaxBy(came => came.Reading.TakenAt)!;
        TimeSpan Gap(Came came) => newest.Reading.TakenAt!.Value - came.Reading.TakenAt!.Value;
        old.AddRange(undated.Where(came => Gap(came) > DeviceClock.Oldest));
        return undated.Where(came => Gap(came) <= DeviceClock.Oldest).Select(came => new Dated(Before(newest.At, Gap(came)), null, came));
    }

    /// <summary>Whether it was neither told nor lost before.</summary>
    /// <param name="came">What came.</param>
    /// <param name="at">When it was taken.</param>
    /// <param name="isSure">Whether its stamp alone says so.</param>
    private bool IsNew(Came came, long at, bool isSure)
    {
        if (came.Reading.TakenAt is null)
        {
            return true;
        }

        if (known.TryGetValue(came.Name, out var before))
        {
            known[came.Name] = at;
            return !isSure && clock.GetElapsedTime(before, at).Duration() > SameTime;
        }

        known[came.Name] = at;
        order.Enqueue(came.Name);
        if (order.Count > MostRemembered)
        {
            known.Remove(order.Dequeue());
        }

        return true;
    }

    private long Before(long at, TimeSpan age) => at - (long)(age.TotalSeconds * clock.TimestampFrequency);

    /// <summary>A stamp tells whole seconds; the rest is drawn from the bytes, so that two readings of one second are two, and the same one is the same to whoever hears it again. In microseconds.</summary>
    private static int PartOfSecond(ushort characteristic, ReadOnlySpan<byte> bytes) =>
        (int)(BinaryPrimitives.ReadUInt32LittleEndian(SHA256.HashData([(byte)characteristic, (byte)(characteristic >> 8), .. bytes])) % Instant.MicrosecondsPerSecond);

    private sealed record Came(long At, HealthReading Reading, string Name, int PartOfSecond);

    private sealed record Dated(long At, Instant? Taken, Came Came);
}
