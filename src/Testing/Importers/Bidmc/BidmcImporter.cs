using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Recordings;

namespace AgeingMonitor.Testing.Importers.Bidmc;

/// <summary>BIDMC: vital signs each second from bedside monitors, 8 minutes a person (Pimentel et al., IEEE TBME 64(8):1914, 2017; PhysioNet).</summary>
public sealed class BidmcImporter : IRecordingImporter
{
    private const string Name = "bidmc";

    /// <summary>Short, so that a live view moves smoothly even at sixty times the speed.</summary>
    private static readonly TimeSpan PackPeriod = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public string Format => Name;

    /// <inheritdoc/>
    public string Help => """
        BIDMC: vital signs from bedside monitors in intensive care. Get it from PhysioNet, "BIDMC PPG and
        Respiration Dataset" (Open Data Commons Attribution 1.0).

        The folder holds <record>_Numerics.csv files, plain or gzip (.gz):
          Time [s], HR, PULSE, RESP, SpO2        one row a second
        Waveforms and breath marks are not read. One record becomes one home with one resident and one kit.

        HR becomes heart-rate, PULSE pulse-rate, RESP respiratory-rate, SpO2 oxygen-saturation.
          Cells without a number (NaN), or with a value outside the plausible range of the catalogue,
          are left out and counted, with their line numbers. Rows count once, cells up to four times.
        The source has no dates: second 0 of every record is 2000-01-01T00:00:00Z (a record may begin
          before it). Rows may be less or more than a second apart;
          two rows of one second stay apart by 1 microsecond.
        Packs: one every 5 seconds, from the first row to the last of a record.
        """;

    /// <inheritdoc/>
    public ImportChoices Choices => ImportChoices.Waveforms;

    /// <inheritdoc/>
    public async Task<ImportResult> ImportAsync(string folder, string output, ImportOptions options, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentException.ThrowIfNullOrEmpty(output);
        ArgumentNullException.ThrowIfNull(options);
        var skipped = new SkipCounter();
        var source = new BidmcSource(Name, skipped);
        try
        {
            await source.ReadAsync(folder, cancellationToken).ConfigureAwait(false);
        }
        catch (ImportSourceException e)
        {
            return new ImportResult(null, e.Message);
        }

        var homes = source.Homes.Select(home => PlannedHome.Of(home, PlanOf(home), PackPeriod, TimeSpan.Zero)).ToList();
        var manifest = new RecordingManifest
        {
            Name = Name,
            Provenance = "BIDMC PPG and Respiration Dataset (Pimentel et al., IEEE TBME 64(8):1914, 2017; PhysioNet, Open Data Commons Attribution 1.0). Packs of 5 s made by the importer; second 0 is 2000-01-01T00:00:00Z.",
            TimeZone = BidmcSource.TimeZone,
            Homes = [.. homes.Select(home => home.Plan)],
        };
        var composer = new RecordingComposer(manifest);
        return new ImportResult(await composer.WriteAsync(output, homes, source.RowsRead, skipped, progress, cancellationToken).ConfigureAwait(false), null);
    }

    private static HomePlan PlanOf(SourceHome source)
    {
        var bedroom = new Room(source.RoomOf(RoomKind.Bedroom, "bedroom"), RoomKind.Bedroom);
        return new HomePlan
        {
            Home = source.Home,
            Mode = HomeMode.Replay,
            TimeZone = BidmcSource.TimeZone,
            CareTeam = CareTeamId.Derive(Name),
            Rooms = [bedroom],
            Kits = [new KitPlacement(source.Kit, source.Home, TimeRange.Always)],
            Sensors = [new SensorPlacement(source.Kit, BidmcSource.Monitor, bedroom.Id, source.Resident, TimeRange.Always)],
            Residents = [new Residency(source.Resident, TimeRange.Always)],
        };
    }
}
