using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Testing.Importers.Trials;

namespace AgeingMonitor.Testing.Importers.Csv;

/// <summary>Any CSV files, with a mapping that says what the columns mean.</summary>
internal sealed class CsvImporter : IRecordingImporter
{
    private const long MaxMappingBytes = 1024 * 1024;

    /// <inheritdoc/>
    public string Format => "csv";

    /// <inheritdoc/>
    public ImportChoices Choices => ImportChoices.Mapping;

    /// <inheritdoc/>
    public string Help => """
        CSV files of any kind, with a mapping: a YAML file that says what the columns mean. Print one with
        comments, to begin with:  ageing import csv --example > mapping.yaml
        All mistakes of a mapping are reported at once, with their lines; an unknown key is one.

        The folder holds the files that the mapping names (plain or gzip), or a single file is given. A
        file has a line that names its columns. Either each series has a column (wide), or there are
        columns of sensors, quantities and values (long). Each subject becomes a home with one resident
        and one kit; a subject is a column, a part of the file's name, or everything is one home.

        Times are ISO 8601, a .NET format, or seconds, milliseconds or microseconds since 1970 or another
          start. A time that does not say its distance from UTC is local: of an hour that the clocks show
          twice the first is meant, a time that the clocks skip counts as one hour later. Two values of
          one series at one time stay apart by 1 microsecond, in file order.
        Values are numbers or words that the mapping explains. Units are converted by the catalogue's
          table; a unit that it does not know is a mistake of the mapping. Cells without a number, with
          separators of thousands, or outside the plausible range are left out and counted by reason,
          with their line numbers. Rows count once, cells up to as often as there are series.
        Packs and heartbeats as the mapping says. Without coverage-hours there are no heartbeats, and the
          kit counts as silent wherever the files have nothing to say.
        Beside the recording <file>.trials.csv says which home is whose, and from when to when.
        """;

    /// <inheritdoc/>
    public async Task<ImportResult> ImportAsync(string folder, string output, ImportOptions options, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentException.ThrowIfNullOrEmpty(output);
        ArgumentNullException.ThrowIfNull(options);
        HomeSource source;
        CsvMapping mapping;
        try
        {
            mapping = await ReadMappingAsync(options.Mapping, cancellationToken).ConfigureAwait(false);
            source = new HomeSource(mapping.Name);
            foreach (var path in FilesOf(folder, mapping))
            {
                await new CsvRows(mapping, path).ReadAsync(source, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (ImportSourceException e)
        {
            return new ImportResult(null, e.Message);
        }

        var writer = new HomeWriter
        {
            Name = mapping.Name,
            Provenance = mapping.Provenance,
            TimeZone = mapping.TimeZone,
            Period = mapping.PackPeriod,
            Coverage = mapping.Coverage,
            RoomOf = sensor => mapping.Rooms.TryGetValue(sensor, out var kind) ? kind : (RoomKind?)null,
        };
        return new ImportResult(await writer.WriteAsync(source, output, progress, cancellationToken).ConfigureAwait(false), null);
    }

    private static async Task<CsvMapping> ReadMappingAsync(string? path, CancellationToken cancellationToken)
    {
        if (path is null)
        {
            throw new ImportSourceException("A mapping is needed; ageing import csv --example prints one.");
        }

        try
        {
            if (new FileInfo(path).Length > MaxMappingBytes)
            {
                throw new ImportSourceException($"{path} is larger than a mapping can be: {MaxMappingBytes / 1024} KiB.");
            }

            var (mapping, mistakes) = CsvMappingReader.Read(await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false));
            return mapping ?? throw new ImportSourceException($"{Path.GetFileName(path)} has {(mistakes.Count == 1 ? "a mistake" : FormattableString.Invariant($"{mistakes.Count} mistakes"))}:\n  {string.Join("\n  ", mistakes)}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ImportSourceException($"The mapping cannot be read: {e.Message}");
        }
    }

    private static List<string> FilesOf(string folder, CsvMapping mapping)
    {
        if (File.Exists(folder))
        {
            return [folder];
        }

        var files = Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder).Where(path => mapping.Files.IsMatch(NameOf(path)) && !path.EndsWith(TrialsFile.Ending, StringComparison.Ordinal)).OrderBy(NameOf, StringComparer.Ordinal).DistinctBy(NameOf).ToList()
            : throw new ImportSourceException($"There is no folder or file '{folder}'.");
        return files.Count > 0 ? files : throw new ImportSourceException($"'{folder}' holds no file that the mapping names.");
    }

    private static string NameOf(string path) => Path.GetFileName(path) is var name && name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name;
}
