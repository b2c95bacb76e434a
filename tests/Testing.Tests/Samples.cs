using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Testing.Recordings;

namespace AgeingMonitor.Testing.Tests;

/// <summary>Small things that many tests need.</summary>
internal static class Samples
{
    public static readonly KitId Kit = KitId.Derive("sample/kit");
    public static readonly Instant Start = Instant.From(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));
    public static readonly SensorId Wrist = SensorId.Parse("wrist");

    public static Instant At(double seconds) => Start + TimeSpan.FromSeconds(seconds);

    public static Observation HeartRate(double seconds, double value) => new(Wrist, Quantities.HeartRate, At(seconds), ObservedValue.Of(value));

    public static Pack Pack(long sequence, double sealedAt, params Observation[] observations) => Pack(Kit, Lane.Obs, sequence, sealedAt, observations);

    public static Pack Pack(KitId kit, Lane lane, long sequence, double sealedAt, params Observation[] observations) => new()
    {
        Key = new PackKey(kit, 1, lane, sequence),
        SealedAt = At(sealedAt),
        ReceivedAt = At(sealedAt),
        Clock = new ClockQuality(ClockState.Synced, null),
        EventsBefore = lane == Lane.Obs ? 0 : null,
        Observations = observations,
    };

    public static RecordedMessage Message(Pack pack) =>
        new(pack.SealedAt, pack.Key.Kit, LaneNames.ToText(pack.Key.Lane), WireLimits.SenMlCbor, PackEncoder.Encode(pack));

    public static HomePlan Plan(KitId kit, HomeMode mode = HomeMode.Replay)
    {
        var home = HomeId.Derive($"{kit}/home");
        var resident = ResidentId.Derive($"{kit}/resident");
        return new HomePlan
        {
            Home = home,
            Mode = mode,
            TimeZone = "Europe/Paris",
            CareTeam = CareTeamId.Derive("sample/team"),
            Kits = [new KitPlacement(kit, home, TimeRange.Always)],
            Sensors = [new SensorPlacement(kit, Wrist, null, resident, new TimeRange(Start, Instant.MaxValue))],
            Residents = [new Residency(resident, TimeRange.Always)],
        };
    }

    public static RecordingManifest Manifest(params HomePlan[] homes) =>
        new() { Name = "sample", Provenance = "made for a test", TimeZone = "Europe/Paris", Homes = homes };

    public static async Task<string> WriteAsync(string path, RecordingManifest manifest, IEnumerable<Pack> packs)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var writer = await RecordingWriter.CreateAsync(path, manifest, cancellation);
        foreach (var pack in packs)
        {
            await writer.WriteAsync(Message(pack), cancellation);
        }

        await writer.CompleteAsync(cancellation);
        return path;
    }
}
