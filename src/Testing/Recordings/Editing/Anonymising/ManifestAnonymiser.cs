using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Testing.Recordings.Editing.Anonymising;

/// <summary>Gives a manifest new ids, other dates and neutral words. What stays is what detection needs: kinds of rooms, time zones, who shares a home, absences.</summary>
internal sealed class ManifestAnonymiser(Pseudonyms pseudonyms, TimeSpan shift)
{
    private const string NeutralProvenance = "anonymised recording: ids and uncommon sensor names replaced, time moved by whole weeks, free text removed";

    public RecordingManifest Edit(RecordingManifest manifest, AnonymiseOptions options) => manifest with
    {
        Name = options.Name ?? $"anonymised-{pseudonyms.Short("name", manifest.Name)}",
        Provenance = options.Provenance ?? NeutralProvenance,
        Homes = [.. manifest.Homes.Select(Edit)],
    };

    public Instant Move(Instant instant) => instant == Instant.MinValue || instant == Instant.MaxValue ? instant : instant - shift;

    private TimeRange Move(TimeRange range) => new(Move(range.From), Move(range.To));

    /// <summary>Nobody lives in the new homes: they are replays, and may be played with the ids that they have.</summary>
    private HomePlan Edit(HomePlan home) => new()
    {
        Home = pseudonyms.Of(home.Home),
        Mode = HomeMode.Replay,
        TimeZone = home.TimeZone,
        CareTeam = pseudonyms.Of(home.CareTeam),
        Open = Move(home.Open),
        Rooms = [.. home.Rooms.Select(room => room with { Id = pseudonyms.Of(room.Id) })],
        Kits = [.. home.Kits.Select(placement => new KitPlacement(pseudonyms.Of(placement.Kit), pseudonyms.Of(placement.Home), Move(placement.During)))],
        Sensors = [.. home.Sensors.Select(placement => new SensorPlacement(
            pseudonyms.Of(placement.Kit),
            pseudonyms.Of(placement.Kit, placement.Sensor),
            placement.Room is { } room ? pseudonyms.Of(room) : null,
            placement.Resident is { } resident ? pseudonyms.Of(resident) : null,
            Move(placement.During)))],
        Residents = [.. home.Residents.Select(residency => new Residency(pseudonyms.Of(residency.Resident), Move(residency.During)))],
        Absences = [.. home.Absences.Select(Move)],
    };
}
