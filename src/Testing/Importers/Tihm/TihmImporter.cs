using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Recordings;
using AgeingMonitor.Testing.Basics;

namespace AgeingMonitor.Testing.Importers.Tihm;

/// <summary>TIHM: motion and door sensors and vital signs from the homes of people living with dementia (Palermo et al., Scientific Data 10:606, 2023; Zenodo 7622128).</summary>
public sealed class TihmImporter : IRecordingImporter
{
    private const string DefaultZone = "Europe/London";

    /// <summary>Silence of more than 10 minutes is a fault of the kit, so the kit speaks twice as often.</summary>
    private static readonly TimeSpan PackPeriod = TimeSpan.FromMinutes(5);

    /// <inheritdoc/>
    public string Format => "tihm";

    /// <inheritdoc/>
    public string Help => TihmHelp.Text;

    /// <inheritdoc/>
    public ImportChoices Choices => ImportChoices.CoverageHours | ImportChoices.TimeZone;

    /// <inheritdoc/>
    public async Task<ImportResult> ImportAsync(string folder, string output, ImportOptions options, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentException.ThrowIfNullOrEmpty(output);
        ArgumentNullException.ThrowIfNull(options);
        var zone = options.TimeZone ?? DefaultZone;
        if (LocalTime.Find(zone) is not { } localTime)
        {
            return new ImportResult(null, $"This machine does not know the time zone '{zone}'.");
        }

        // Everything that changes the packs is part of the ids, so that two different imports never share a kit.
        var name = FormattableString.Invariant($"tihm-{options.CoverageHours}h") + (zone == DefaultZone ? string.Empty : $"-{zone.ToLowerInvariant().Replace('/', '-')}");
        var skipped = new SkipCounter();
        var source = new TihmSource(name, localTime, skipped);
        try
        {
            await source.ReadAsync(folder, cancellationToken).ConfigureAwait(false);
        }
        catch (ImportSourceException e)
        {
            return new ImportResult(null, e.Message);
        }

        var homes = source.Homes.Select(home => PlannedHome.Of(home, PlanOf(home, name, zone), PackPeriod, TimeSpan.FromHours(options.CoverageHours))).ToList();
        var manifest = new RecordingManifest { Name = name, Provenance = Provenance(options), TimeZone = zone, Homes = [.. homes.Select(home => home.Plan)] };
        var composer = new RecordingComposer(manifest);
        return new ImportResult(await composer.WriteAsync(output, homes, source.RowsRead, skipped, progress, cancellationToken).ConfigureAwait(false), null);
    }

    private static string Provenance(ImportOptions options) => FormattableString.Invariant(
        $"TIHM (Palermo et al., Scientific Data 10:606, 2023; Zenodo 7622128, CC BY 4.0; Surrey and Borders Partnership NHS Foundation Trust and Howz). ")
        + FormattableString.Invariant($"Packs of 5 minutes and heartbeats made by the importer within {options.CoverageHours} h of a sensor firing.");

    private static HomePlan PlanOf(SourceHome source, string recording, string zone)
    {
        var rooms = new Dictionary<RoomId, Room>();
        var sensors = new List<SensorPlacement>();
        foreach (var sensor in source.Channels.Select(channel => channel.Sensor).Distinct().OrderBy(sensor => sensor.Value, StringComparer.Ordinal))
        {
            if (TihmDevices.IsPersonal(sensor))
            {
                sensors.Add(new SensorPlacement(source.Kit, sensor, null, source.Resident, TimeRange.Always));
                continue;
            }

            var (kind, roomName) = TihmLocations.RoomOf(sensor);
            var room = new Room(source.RoomOf(kind, roomName), kind);
            rooms.TryAdd(room.Id, room);
            sensors.Add(new SensorPlacement(source.Kit, sensor, room.Id, null, TimeRange.Always));
        }

        return new HomePlan
        {
            Home = source.Home,
            Mode = HomeMode.Replay,
            TimeZone = zone,
            CareTeam = CareTeamId.Derive(recording),
            Rooms = [.. rooms.Values],
            Kits = [new KitPlacement(source.Kit, source.Home, TimeRange.Always)],
            Sensors = sensors,
            Residents = [new Residency(source.Resident, TimeRange.Always)],
        };
    }
}
