using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Ingest.Tests;

/// <summary>Packs as kits send them.</summary>
internal static class TestPacks
{
    public static Pack New(KitId kit, long sequence, Instant sealedAt, Lane lane = Lane.Obs, int observations = 1, long boot = 1) => new()
    {
        Key = new PackKey(kit, boot, lane, sequence),
        SealedAt = sealedAt,
        ReceivedAt = sealedAt,
        Clock = new ClockQuality(ClockState.Synced, null),
        Observations = [.. Enumerable.Range(0, lane == Lane.Tick ? 0 : observations).Select(i => HeartRate(sealedAt - TimeSpan.FromSeconds(observations - i), 60 + i))],
    };

    /// <summary>A call for help, as it is raised on receipt.</summary>
    public static Pack Help(KitId kit, long sequence, Instant sealedAt) => New(kit, sequence, sealedAt, Lane.Evt) with
    {
        Observations = [new Observation(SensorId.Parse("wrist"), Quantities.Help, sealedAt, ObservedValue.Of(1))],
    };

    public static Observation HeartRate(Instant at, double value) => new(SensorId.Parse("wrist"), Quantities.HeartRate, at, ObservedValue.Of(value));
}
