using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Importers.Trials;
using AgeingMonitor.Testing.Recordings;

namespace AgeingMonitor.Testing.Importers;

/// <summary>What sources of single values have in common: a home, a kit and a resident for each subject, and a <see cref="TrialsFile"/> that says which home is whose.</summary>
internal abstract class HomeImporter : IRecordingImporter
{
    /// <inheritdoc/>
    public abstract string Format { get; }

    /// <inheritdoc/>
    public abstract string Help { get; }

    /// <inheritdoc/>
    public virtual ImportChoices Choices => ImportChoices.None;

    /// <summary>Source, licence and conversion.</summary>
    protected abstract string Provenance { get; }

    /// <summary>Length of a pack's period.</summary>
    protected abstract TimeSpan Period { get; }

    /// <summary>Zone of the source's times where none is asked for.</summary>
    protected virtual string DefaultZone => "Etc/UTC";

    /// <inheritdoc/>
    public async Task<ImportResult> ImportAsync(string folder, string output, ImportOptions options, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentException.ThrowIfNullOrEmpty(output);
        ArgumentNullException.ThrowIfNull(options);
        var zone = (Choices.HasFlag(ImportChoices.TimeZone) ? options.TimeZone : null) ?? DefaultZone;
        var name = NameOf(zone, options);
        var source = new HomeSource(name);
        try
        {
            await ReadAsync(folder, zone, source, cancellationToken).ConfigureAwait(false);
        }
        catch (ImportSourceException e)
        {
            return new ImportResult(null, e.Message);
        }

        var coverage = Choices.HasFlag(ImportChoices.CoverageHours) ? TimeSpan.FromHours(options.CoverageHours) : TimeSpan.Zero;
        var homes = source.Homes.Select(home => PlannedHome.Of(home, PlanOf(home, name, zone), Period, coverage)).ToList();
        var manifest = new RecordingManifest { Name = name, Provenance = Provenance, TimeZone = zone, Homes = [.. homes.Select(home => home.Plan)] };
        var report = await new RecordingComposer(manifest).WriteAsync(output, homes, source.RowsRead, source.Skipped, progress, cancellationToken).ConfigureAwait(false);
        report = report with { Trials = [.. source.Homes.Select(home => new ImportedTrial(home.Subject, home.Home, home.Kit, [], home.Span!.Value.First, home.Span.Value.Last))] };
        await TrialsFile.WriteAsync(TrialsFile.PathOf(output), report.TrialKeys, report.Trials, cancellationToken).ConfigureAwait(false);
        return new ImportResult(report, null);
    }

    /// <summary>Reads the folder.</summary>
    /// <exception cref="ImportSourceException">The folder is not of this format.</exception>
    protected abstract Task ReadAsync(string folder, string zone, HomeSource source, CancellationToken cancellationToken);

    /// <summary>The room of a sensor; null for what is worn or used by the resident.</summary>
    protected virtual RoomKind? RoomOf(SensorId sensor) => null;

    // Everything that changes the packs is part of the ids, so that two different imports never share a kit.
    private string NameOf(string zone, ImportOptions options) => Format
        + (Choices.HasFlag(ImportChoices.CoverageHours) ? FormattableString.Invariant($"-{options.CoverageHours}h") : string.Empty)
        + (zone == DefaultZone ? string.Empty : $"-{zone.ToLowerInvariant().Replace('/', '-')}");

    private HomePlan PlanOf(SourceHome source, string recording, string zone)
    {
        var sensors = source.Channels.Select(channel => channel.Sensor).Distinct().OrderBy(sensor => sensor.Value, StringComparer.Ordinal).Select(sensor => (Sensor: sensor, Room: RoomOf(sensor))).ToList();
        return new HomePlan
        {
            Home = source.Home,
            Mode = HomeMode.Replay,
            TimeZone = zone,
            CareTeam = CareTeamId.Derive(recording),
            Rooms = [.. sensors.Where(place => place.Room is not null).Select(place => place.Room!.Value).Distinct().Select(kind => new Room(RoomIdOf(source, kind), kind))],
            Kits = [new KitPlacement(source.Kit, source.Home, TimeRange.Always)],
            Sensors = [.. sensors.Select(place => new SensorPlacement(
                source.Kit, place.Sensor, place.Room is { } kind ? RoomIdOf(source, kind) : null, place.Room is null ? source.Resident : null, TimeRange.Always))],
            Residents = [new Residency(source.Resident, TimeRange.Always)],
        };
    }

    private static RoomId RoomIdOf(SourceHome source, RoomKind kind) => source.RoomOf(kind, kind.ToString());
}
