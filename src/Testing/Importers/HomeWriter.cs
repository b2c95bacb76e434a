using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Importers.Trials;
using AgeingMonitor.Testing.Recordings;

namespace AgeingMonitor.Testing.Importers;

/// <summary>Writes homes of single values as a recording, and the <see cref="TrialsFile"/> that says which home is whose.</summary>
internal sealed class HomeWriter
{
    /// <summary>Name of the recording.</summary>
    public required string Name { get; init; }

    /// <summary>Source, licence and conversion.</summary>
    public required string Provenance { get; init; }

    /// <summary>IANA zone of the homes.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Length of a pack's period.</summary>
    public required TimeSpan Period { get; init; }

    /// <summary>How long around a firing a home counts as covered.</summary>
    public required TimeSpan Coverage { get; init; }

    /// <summary>The room of a sensor; null for what is worn or used by the resident.</summary>
    public required Func<SensorId, RoomKind?> RoomOf { get; init; }

    public async Task<ImportReport> WriteAsync(HomeSource source, string output, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var homes = source.Homes.Select(home => PlannedHome.Of(home, PlanOf(home), Period, Coverage)).ToList();
        var manifest = new RecordingManifest { Name = Name, Provenance = Provenance, TimeZone = TimeZone, Homes = [.. homes.Select(home => home.Plan)] };
        var report = await new RecordingComposer(manifest).WriteAsync(output, homes, source.RowsRead, source.Skipped, progress, cancellationToken).ConfigureAwait(false);
        report = report with { Trials = [.. source.Homes.Select(home => new ImportedTrial(home.Subject, home.Home, home.Kit, [], home.Span!.Value.First, home.Span.Value.Last))] };
        await TrialsFile.WriteAsync(TrialsFile.PathOf(output), report.TrialKeys, report.Trials, cancellationToken).ConfigureAwait(false);
        return report;
    }

    private HomePlan PlanOf(SourceHome source)
    {
        var sensors = source.Channels.Select(channel => channel.Sensor).Distinct().OrderBy(sensor => sensor.Value, StringComparer.Ordinal).Select(sensor => (Sensor: sensor, Room: RoomOf(sensor))).ToList();
        return new HomePlan
        {
            Home = source.Home,
            Mode = HomeMode.Replay,
            TimeZone = TimeZone,
            CareTeam = CareTeamId.Derive(Name),
            Rooms = [.. sensors.Where(place => place.Room is not null).Select(place => place.Room!.Value).Distinct().Select(kind => new Room(RoomIdOf(source, kind), kind))],
            Kits = [new KitPlacement(source.Kit, source.Home, TimeRange.Always)],
            Sensors = [.. sensors.Select(place => new SensorPlacement(
                source.Kit, place.Sensor, place.Room is { } kind ? RoomIdOf(source, kind) : null, place.Room is null ? source.Resident : null, TimeRange.Always))],
            Residents = [new Residency(source.Resident, TimeRange.Always)],
        };
    }

    private static RoomId RoomIdOf(SourceHome source, RoomKind kind) => source.RoomOf(kind, kind.ToString());
}
