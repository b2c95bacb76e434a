using System.CommandLine;
using System.Globalization;
using AgeingMonitor.Host.Commands.Recordings;
using AgeingMonitor.Host.Configuration;
using AgeingMonitor.Testing.Importers;
using AgeingMonitor.Testing.Importers.Trials;
using AgeingMonitor.Testing.Recordings;

namespace AgeingMonitor.Host.Commands;

/// <summary>The arguments and options of <c>ageing import</c> that mean something to one format.</summary>
internal sealed class ImportCommandOptions(IRecordingImporter importer)
{
    private static readonly ImportOptions Defaults = new();

    private readonly Argument<FileSystemInfo?> source = new("folder") { Description = importer.Choices.HasFlag(ImportChoices.Mapping) ? "The folder with the files, or one file" : "The data set", Arity = importer.Choices.HasFlag(ImportChoices.Mapping) ? ArgumentArity.ZeroOrOne : ArgumentArity.ExactlyOne };
    private readonly Option<FileInfo?> output = new("--output", "-o") { Description = "The recording to write", HelpName = "file", Required = !importer.Choices.HasFlag(ImportChoices.Mapping) };

    private readonly Option<int> hours = new("--coverage-hours")
    {
        Description = "Hours around each firing in which the home counts as covered, where the source has no heartbeats (1 to 72)",
        DefaultValueFactory = _ => Defaults.CoverageHours,
    };

    private readonly Option<string?> zone = new("--time-zone") { Description = "IANA zone of the source's local times [default: the format's]", HelpName = "zone" };
    private readonly Option<bool> waveforms = new("--waveforms") { Description = "Carry the waveforms beside the numbers" };
    private readonly Option<FileInfo?> mapping = new("--mapping") { Description = "What the columns mean", HelpName = "mapping.yaml" };
    private readonly Option<bool> force = new("--force") { Description = "Replace the recording when it is there already" };
    private readonly Option<bool> example = new("--example") { Description = "Print a mapping with comments, to begin with, and end" };

    public void AddTo(Command command)
    {
        command.Arguments.Add(source);
        command.Options.Add(output);
        command.Options.Add(force);
        foreach (var (choice, option) in (ReadOnlySpan<(ImportChoices, Option)>)
            [(ImportChoices.CoverageHours, hours), (ImportChoices.TimeZone, zone), (ImportChoices.Waveforms, waveforms), (ImportChoices.Mapping, mapping), (ImportChoices.Mapping, example)])
        {
            if (importer.Choices.HasFlag(choice))
            {
                command.Options.Add(option);
            }
        }
    }

    public bool IsExample(ParseResult parsed) => Has(ImportChoices.Mapping) && parsed.GetValue(example);

    /// <summary>What was asked for.</summary>
    /// <exception cref="UsageFaultException">Something is out of range, or would be written over what is read.</exception>
    /// <exception cref="CommandFaultException">The recording is there already.</exception>
    /// <exception cref="ConfigurationFaultException">Something is missing.</exception>
    public async Task<(string Source, FileInfo Output, ImportOptions Options)> ReadAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        // --example of a mapping stands alone, so nothing else can be required by the command line itself.
        if (parsed.GetValue(source) is not { } from || parsed.GetValue(output) is not { } to || (Has(ImportChoices.Mapping) && parsed.GetValue(mapping) is null))
        {
            throw new ConfigurationFaultException("Wanted are a folder or file, --mapping <file> and -o <file>; or --example, which prints a mapping to begin with.");
        }

        var options = new ImportOptions
        {
            CoverageHours = Has(ImportChoices.CoverageHours) ? parsed.GetValue(hours) : Defaults.CoverageHours,
            TimeZone = Has(ImportChoices.TimeZone) ? parsed.GetValue(zone) : null,
            Waveforms = Has(ImportChoices.Waveforms) && parsed.GetValue(waveforms),
            Mapping = Has(ImportChoices.Mapping) ? parsed.GetValue(mapping)!.FullName : null,
        };
        if (options.CoverageHours is < 1 or > 72)
        {
            throw new UsageFaultException(string.Create(CultureInfo.InvariantCulture, $"--coverage-hours {options.CoverageHours} is out of range: 1 to 72."));
        }

        foreach (var file in (FileInfo[])[to, new FileInfo(TrialsFile.PathOf(to.FullName))])
        {
            await RequireNotReadAsync(file, from.FullName, options.Mapping, cancellationToken).ConfigureAwait(false);
            OutputArguments.Require(file, parsed.GetValue(force));
        }

        return (from.FullName, to, options);
    }

    /// <summary>Refuses to write over the source, whatever is said. A recording and its list of trials are no part of any source, so that an earlier import beside the data can be replaced.</summary>
    private static async Task RequireNotReadAsync(FileInfo file, string source, string? mapping, CancellationToken cancellationToken)
    {
        var isNamed = file.FullName == source || file.FullName == mapping;
        var isInside = file.Exists && file.FullName.StartsWith(Path.TrimEndingDirectorySeparator(source) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        if (isNamed || (isInside && !file.Name.EndsWith(TrialsFile.Ending, StringComparison.Ordinal) && !await IsRecordingAsync(file, cancellationToken).ConfigureAwait(false)))
        {
            throw new UsageFaultException($"{file.Name} is read and would be written at the same time: give another --output.");
        }
    }

    private static async Task<bool> IsRecordingAsync(FileInfo file, CancellationToken cancellationToken)
    {
        var (reader, _) = await RecordingReader.OpenAsync(file.FullName, cancellationToken).ConfigureAwait(false);
        if (reader is not null)
        {
            await reader.DisposeAsync().ConfigureAwait(false);
        }

        return reader is not null;
    }

    private bool Has(ImportChoices choice) => importer.Choices.HasFlag(choice);
}
