using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Recordings;

namespace AgeingMonitor.Testing.Importers.Trials;

/// <summary>What all sources of trials have in common: one home, kit and resident a person, dates by the <see cref="TrialSchedule"/>, and the <see cref="TrialsFile"/> beside the recording.</summary>
internal abstract class TrialImporter : IRecordingImporter
{
    private const string TimeZone = "Etc/UTC";

    /// <summary>What every format's help ends with.</summary>
    protected const string SharedHelp = """


        Dates: the first trial of each person begins at 2000-01-01T00:00:00Z with its first row; each
          other at the first whole ten minutes since then that lie at least five minutes after the last
          row of the one before. Inside a trial times are the source's own.
        Packs: one for each second that holds a row, a heartbeat each minute between trials.
        Beside the recording <file>.trials.csv says which span of time is which trial: subject, home,
          kit, the source's names of the trial, from_us and to_us (first and last row, microseconds
          since 1970 UTC). What a trial is called, and so what was done in it, is in that file alone.
        Rows that cannot be used are left out and counted, with their line numbers.
        """;

    /// <inheritdoc/>
    public abstract string Format { get; }

    /// <inheritdoc/>
    public abstract string Help { get; }

    /// <inheritdoc/>
    public ImportChoices Choices => ImportChoices.None;

    /// <summary>Source, licence and conversion.</summary>
    protected abstract string Provenance { get; }

    /// <summary>Columns of the side file that name a trial.</summary>
    protected abstract IReadOnlyList<string> TrialKeys { get; }

    /// <inheritdoc/>
    public async Task<ImportResult> ImportAsync(string folder, string output, ImportOptions options, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentException.ThrowIfNullOrEmpty(output);
        ArgumentNullException.ThrowIfNull(options);
        var source = new TrialSource(Format);
        try
        {
            await ReadAsync(folder, source, cancellationToken).ConfigureAwait(false);
        }
        catch (ImportSourceException e)
        {
            return new ImportResult(null, e.Message);
        }

        var read = source.End();
        var homes = read.Select(home => new PlannedHome(home.Subject, home.Kit, PlanOf(home), TrialPackPlanner.Plan(home))).ToList();
        var manifest = new RecordingManifest { Name = Format, Provenance = Provenance, TimeZone = TimeZone, Homes = [.. homes.Select(home => home.Plan)] };
        var report = await new RecordingComposer(manifest).WriteAsync(output, homes, source.RowsRead, source.Skipped, progress, cancellationToken).ConfigureAwait(false);
        report = report with { TrialKeys = TrialKeys, Trials = [.. read.SelectMany(home => home.Trials)] };
        await TrialsFile.WriteAsync(TrialsFile.PathOf(output), TrialKeys, report.Trials, cancellationToken).ConfigureAwait(false);
        return new ImportResult(report, null);
    }

    /// <summary>Reads the folder.</summary>
    /// <exception cref="ImportSourceException">The folder is not of this format.</exception>
    protected abstract Task ReadAsync(string folder, TrialSource source, CancellationToken cancellationToken);

    /// <summary>Where a sensor hangs or stands; null (the default) for what the person wears.</summary>
    protected virtual RoomKind? RoomOf(SensorId sensor) => null;

    private HomePlan PlanOf(TrialHome source)
    {
        var sensors = source.Series.Select(series => series.Sensor).Distinct().OrderBy(sensor => sensor.Value, StringComparer.Ordinal).Select(sensor => (Sensor: sensor, Room: RoomOf(sensor))).ToList();
        return new HomePlan
        {
            Home = source.Home,
            Mode = HomeMode.Replay,
            TimeZone = TimeZone,
            CareTeam = CareTeamId.Derive(Format),
            Rooms = [.. sensors.Where(place => place.Room is not null).Select(place => place.Room!.Value).Distinct().Select(kind => new Room(source.RoomOf(kind), kind))],
            Kits = [new KitPlacement(source.Kit, source.Home, TimeRange.Always)],
            Sensors = [.. sensors.Select(place => new SensorPlacement(source.Kit, place.Sensor, place.Room is { } kind ? source.RoomOf(kind) : null, place.Room is null ? source.Resident : null, TimeRange.Always))],
            Residents = [new Residency(source.Resident, TimeRange.Always)],
        };
    }
}
