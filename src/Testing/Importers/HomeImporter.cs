using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Testing.Importers.Trials;

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
        var writer = new HomeWriter { Name = name, Provenance = Provenance, TimeZone = zone, Period = Period, Coverage = coverage, RoomOf = RoomOf };
        return new ImportResult(await writer.WriteAsync(source, output, progress, cancellationToken).ConfigureAwait(false), null);
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
}
