using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Importers.Trials;
using AgeingMonitor.Testing.Recordings;

namespace AgeingMonitor.Testing.Importers.Bidmc;

/// <summary>BIDMC: vital signs each second from bedside monitors, 8 minutes a person (Pimentel et al., IEEE TBME 64(8):1914, 2017; PhysioNet).</summary>
public sealed class BidmcImporter : IRecordingImporter
{
    private const string Name = "bidmc";
    private const string Provenance =
        "BIDMC PPG and Respiration Dataset (Pimentel et al., IEEE TBME 64(8):1914, 2017; PhysioNet, Open Data Commons Attribution 1.0). Packs of 5 s made by the importer; second 0 is 2000-01-01T00:00:00Z.";

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
        and, for --waveforms, <record>_Signals.csv files for the same records:
          sample, PLETH, RESP                    125 rows a second, arbitrary units
        Breath marks are not read. One record becomes one home with one resident and one kit.

        HR becomes heart-rate, PULSE pulse-rate, RESP respiratory-rate, SpO2 oxygen-saturation.
          Cells without a number (NaN), or with a value outside the plausible range of the catalogue,
          are left out and counted, with their line numbers. Rows count once, cells up to four times.
        The source has no dates: second 0 of every record is 2000-01-01T00:00:00Z (a record may begin
          before it). Rows may be less or more than a second apart;
          two rows of one second stay apart by 1 microsecond.
        Packs: one every 5 seconds, from the first row to the last of a record.

        --waveforms adds PLETH as pulse-waveform and RESP as respiration-waveform, in blocks of a second,
          evenly spaced from sample 0 at second 0, in steps of 1/8000 (of 1/1000 where a value is over
          4.09). A sample that cannot be used leaves a hole. Ids are others than without; and beside the
          recording <file>.trials.csv says which home is which record, and from when to when.
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
        var name = options.Waveforms ? Name + "-waveforms" : Name;
        var source = new BidmcSource(name, skipped);
        var waveforms = new BidmcWaveforms(skipped);
        var homes = new List<PlannedHome>();
        try
        {
            await source.ReadAsync(folder, cancellationToken).ConfigureAwait(false);
            foreach (var home in source.Homes)
            {
                var plan = PlanOf(home, name);
                homes.Add(options.Waveforms
                    ? new PlannedHome(home.Subject, home.Kit, plan, Plan(home, await waveforms.ReadAsync(SignalsOf(folder, home), cancellationToken).ConfigureAwait(false)))
                    : PlannedHome.Of(home, plan, PackPeriod, TimeSpan.Zero));
            }
        }
        catch (ImportSourceException e)
        {
            return new ImportResult(null, e.Message);
        }

        var manifest = new RecordingManifest { Name = name, Provenance = Provenance, TimeZone = BidmcSource.TimeZone, Homes = [.. homes.Select(home => home.Plan)] };
        var report = await new RecordingComposer(manifest).WriteAsync(output, homes, source.RowsRead + waveforms.RowsRead, skipped, progress, cancellationToken).ConfigureAwait(false);
        if (options.Waveforms)
        {
            report = report with { Trials = [.. source.Homes.Where(home => home.Span is not null).Select(home => new ImportedTrial(home.Subject, home.Home, home.Kit, [], home.Span!.Value.First, home.Span.Value.Last))] };
            await TrialsFile.WriteAsync(TrialsFile.PathOf(output), report.TrialKeys, report.Trials, cancellationToken).ConfigureAwait(false);
        }

        return new ImportResult(report, null);
    }

    private static string SignalsOf(string folder, SourceHome home) => CsvFile.Find(folder, $"{home.Subject}_Signals.csv")
        ?? throw new ImportSourceException($"'{folder}' holds neither {home.Subject}_Signals.csv nor {home.Subject}_Signals.csv.gz, which --waveforms needs.");

    /// <summary>Numbers and blocks in one order of time; of one instant the numbers first.</summary>
    private static IEnumerable<Pack> Plan(SourceHome home, IReadOnlyList<Observation> blocks)
    {
        var observations = home.InOrder().Concat(blocks.Select(block => (Observation: block, IsFiring: false))).OrderBy(row => row.Observation.MeasuredAt.Microseconds).ToList();
        foreach (var pack in PackPlanner.Plan(home.Kit, observations, PackPeriod, TimeSpan.Zero))
        {
            yield return pack;
        }
    }

    private static HomePlan PlanOf(SourceHome source, string name)
    {
        var bedroom = new Room(source.RoomOf(RoomKind.Bedroom, "bedroom"), RoomKind.Bedroom);
        return new HomePlan
        {
            Home = source.Home,
            Mode = HomeMode.Replay,
            TimeZone = BidmcSource.TimeZone,
            CareTeam = CareTeamId.Derive(name),
            Rooms = [bedroom],
            Kits = [new KitPlacement(source.Kit, source.Home, TimeRange.Always)],
            Sensors = [new SensorPlacement(source.Kit, BidmcSource.Monitor, bedroom.Id, source.Resident, TimeRange.Always)],
            Residents = [new Residency(source.Resident, TimeRange.Always)],
        };
    }
}
