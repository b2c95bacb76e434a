using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Agent.Outbox;
using AgeingMonitor.Edge.Agent.Time;
using AgeingMonitor.Edge.Link;
using Microsoft.Extensions.Logging.Abstractions;

namespace AgeingMonitor.Edge.Tests.Outbox;

/// <summary>A kit, its series and its time, for tests of the outbox.</summary>
internal static class OutboxSamples
{
    public const long Second = Instant.MicrosecondsPerSecond;
    public const long Minute = 60 * Second;
    public const string Machine = "machine-1";
    public static readonly KitId Kit = KitId.Derive("edge/outbox");
    public static readonly SensorId Hall = SensorId.Parse("hall");
    public static readonly SensorId Wrist = SensorId.Parse("wrist");
    public static readonly Instant SwitchedOn = Instant.From(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    public static readonly KitTime Known = new(new ClockQuality(ClockState.Synced, 0.05), SwitchedOn.Microseconds);

    public static KitOutbox Open(string folder, OutboxOptions? options = null, string machine = Machine) => KitOutbox.Open(folder, Kit, options ?? new OutboxOptions(), machine, NullLogger.Instance);

    /// <summary>A reading of the home; its value tells which one it is.</summary>
    public static Reading Ordinary(long stamp, double value = 20) => new(Hall, Quantities.Uptime, ObservedValue.Of(value), stamp, 0);

    public static Reading Vital(long stamp, double value = 70) => new(Wrist, Quantities.ActivityCounts, ObservedValue.Of(value), stamp, 0);

    /// <summary>Keeps readings, numbered after those before.</summary>
    public static void Keep(this KitOutbox outbox, KitTime time, long now, TimeSpan packPeriod, params IReadOnlyList<Reading> readings) =>
        outbox.Commit([.. readings.Select((reading, i) => reading with { Number = outbox.Figures.LastReading + 1 + i })], time, now, packPeriod);

    public static PackNumber Call(this KitOutbox outbox, long now) =>
        outbox.AddEvent(Known.At(now), Known.Quality, [new Observation(Wrist, Quantities.Help, Known.At(now), ObservedValue.Of(1))], null);

    /// <summary>A call of a kit that does not know the time.</summary>
    public static PackNumber CallUndated(this KitOutbox outbox, long now, long? repeats = null, params ReadOnlySpan<long> stamps) => outbox.AddEvent(
        KitTime.Unset.At(now),
        KitTime.Unset.Quality,
        [.. (stamps.Length == 0 ? [now] : stamps.ToArray()).Select(stamp => new Observation(Wrist, Quantities.Help, KitTime.Unset.At(stamp), ObservedValue.Of(1)))],
        repeats);

    /// <summary>Everything that is to be sent, in order.</summary>
    public static List<OutgoingPack> TakeAll(this KitOutbox outbox)
    {
        var packs = new List<OutgoingPack>();
        while (outbox.Take(mayTakeObs: true) is { } pack)
        {
            packs.Add(pack);
        }

        return packs;
    }

    public static Pack Decode(this OutgoingPack pack)
    {
        var result = PackDecoder.Decode(Kit, pack.Number.Lane, pack.Payload, pack.ContentType, SwitchedOn);
        Assert.Null(result.Reason);
        Assert.Empty(result.Rejected);
        return result.Pack!;
    }

    /// <summary>What is on the disk now, as a crash would leave it.</summary>
    public static void CopyAsCrashed(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from).Where(file => !file.EndsWith(".reserve", StringComparison.Ordinal)))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)), overwrite: true);
        }
    }
}
