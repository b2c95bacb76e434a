using System.Globalization;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Recordings;

namespace AgeingMonitor.Testing.Replay;

/// <summary>
/// The homes of a replay and how recorded kits map to them. A whole recording of imported homes that is played at its own time keeps its ids; everything else gets ids derived from the recording's name, the recorded
/// ids and the shift, so that a replay never touches the homes it was recorded from, nor another replay of the same recording at another time.
/// </summary>
public sealed class ReplayPlan
{
    private readonly Dictionary<KitId, KitId> kits;

    private ReplayPlan(RecordingSummary summary, long shiftMicroseconds)
    {
        var manifest = summary.Manifest;
        ShiftMicroseconds = shiftMicroseconds;
        Numbers = summary.Numbers;
        KeepsIds = shiftMicroseconds == 0 && manifest.Homes.All(home => home.Mode == HomeMode.Replay) && Numbers.Values.All(kit => kit.IsWhole);
        kits = RecordingSummary.KitsOf(manifest).ToDictionary(kit => kit, kit => KeepsIds ? kit : KitId.Derive(NameOf(manifest, kit.Value)));
        Homes = [.. manifest.Homes.Select(home => KeepsIds ? home : Move(manifest, home))];
    }

    /// <summary>By how much every instant of the recording is moved.</summary>
    public long ShiftMicroseconds { get; }

    /// <summary>Whether messages are played as they were recorded, byte for byte.</summary>
    public bool KeepsIds { get; }

    /// <summary>What the recording lacks of each kit's numbers.</summary>
    internal IReadOnlyDictionary<KitId, KitNumbers> Numbers { get; }

    /// <summary>The homes to provision before playing, in mode replay.</summary>
    public IReadOnlyList<HomePlan> Homes { get; }

    /// <summary>The plan of a replay.</summary>
    /// <param name="summary">The recording.</param>
    /// <param name="start">When it takes place.</param>
    /// <param name="now">Now: with <see cref="ReplayStart.Now"/> the recording's last instant.</param>
    public static ReplayPlan For(RecordingSummary summary, ReplayStart start, Instant now)
    {
        ArgumentNullException.ThrowIfNull(summary);
        var shift = start == ReplayStart.Now && summary.Last is { } last ? now.Microseconds - last.Microseconds : 0;
        return new ReplayPlan(summary, shift);
    }

    /// <summary>The kit that a recorded kit is played as; null when the manifest does not name it.</summary>
    public KitId? Map(KitId recorded) => kits.TryGetValue(recorded, out var kit) ? kit : null;

    /// <summary>The instant that a recorded instant is played as.</summary>
    public Instant Move(Instant recorded) => recorded == Instant.MinValue || recorded == Instant.MaxValue ? recorded : new Instant(recorded.Microseconds + ShiftMicroseconds);

    private string NameOf(RecordingManifest manifest, string id) => string.Create(CultureInfo.InvariantCulture, $"replay/{manifest.Name}/{ShiftMicroseconds}/{id}");

    private HomePlan Move(RecordingManifest manifest, HomePlan home)
    {
        var id = HomeId.Derive(NameOf(manifest, home.Home.Value));
        return new HomePlan
        {
            Home = id,
            Mode = HomeMode.Replay,
            TimeZone = home.TimeZone,
            CareTeam = CareTeamId.Derive(NameOf(manifest, home.CareTeam.Value)),
            Open = Move(home.Open),
            Rooms = [.. home.Rooms.Select(room => room with { Id = RoomOf(room.Id) })],
            Kits = [.. home.Kits.Select(kit => new KitPlacement(kits[kit.Kit], id, Move(kit.During)))],
            Sensors = [.. home.Sensors.Where(sensor => kits.ContainsKey(sensor.Kit)).Select(sensor => new SensorPlacement(
                kits[sensor.Kit], sensor.Sensor, sensor.Room is { } room ? RoomOf(room) : null, sensor.Resident is { } resident ? ResidentOf(resident) : null, Move(sensor.During)))],
            Residents = [.. home.Residents.Select(residency => new Residency(ResidentOf(residency.Resident), Move(residency.During)))],
            Absences = [.. home.Absences.Select(Move)],
        };

        RoomId RoomOf(RoomId room) => RoomId.Derive(NameOf(manifest, room.Value));
        ResidentId ResidentOf(ResidentId resident) => ResidentId.Derive(NameOf(manifest, resident.Value));
    }

    private TimeRange Move(TimeRange range) => new(Move(range.From), Move(range.To));
}
