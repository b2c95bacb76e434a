using System.CommandLine;
using System.Globalization;
using AgeingMonitor.Testing.Importers;
using AgeingMonitor.Testing.Importers.Csv;
using AgeingMonitor.Testing.Importers.Trials;
using Spectre.Console;

namespace AgeingMonitor.Host.Commands;

/// <summary><c>ageing import</c>: makes a recording of a public data set, one subcommand a format.</summary>
internal static class ImportCommand
{
    private const int MaxHomesShown = 60;

    public static Command Create()
    {
        var command = new Command("import", "Make a recording of a public data set: " + string.Join(", ", RecordingImporters.All.Select(i => i.Format)));
        foreach (var importer in RecordingImporters.All)
        {
            command.Subcommands.Add(Create(importer));
        }

        return command;
    }

    private static Command Create(IRecordingImporter importer)
    {
        var choices = new ImportCommandOptions(importer);
        var command = new Command(importer.Format, $"{importer.Help}{Environment.NewLine}Example: ageing import {importer.Format} path/to/{importer.Format} {(importer.Choices.HasFlag(ImportChoices.Mapping) ? "--mapping mapping.yaml " : string.Empty)}-o {importer.Format}.jsonl.gz");
        choices.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (choices.IsExample(parsed))
            {
                Console.Write(CsvMappingExample.Text);
                return 0;
            }

            var (source, output, options) = await choices.ReadAsync(parsed, cancellationToken).ConfigureAwait(false);
            var clock = TimeProvider.System.GetTimestamp();
            var result = await WithProgressAsync(progress => importer.ImportAsync(source, output.FullName, options, progress, cancellationToken)).ConfigureAwait(false);
            if (result.Report is not { } report)
            {
                throw new CommandFaultException(result.Problem!);
            }

            Write(report, output, TimeProvider.System.GetElapsedTime(clock));
            return 0;
        });
        return command;
    }

    private static Task<ImportResult> WithProgressAsync(Func<IProgress<long>?, Task<ImportResult>> import) => Console.IsOutputRedirected
        ? import(null)
        : AnsiConsole.Status().StartAsync("Reading…", status => import(new Spoken(count => status.Status(string.Create(CultureInfo.InvariantCulture, $"{count:N0} messages written")))));

    private static void Write(ImportReport report, FileInfo output, TimeSpan elapsed)
    {
        var culture = CultureInfo.InvariantCulture;
        foreach (var home in report.Homes.Take(MaxHomesShown))
        {
            Console.WriteLine(string.Create(culture, $"{home.Subject,-12} {home.Home}  {home.Observations,8} observations  checksum {home.Checksum:x16}"));
        }

        if (report.Homes.Count > MaxHomesShown)
        {
            Console.WriteLine(string.Create(culture, $"and {report.Homes.Count - MaxHomesShown} homes more"));
        }

        foreach (var skipped in report.Skipped)
        {
            Console.WriteLine(string.Create(culture, $"left out: {skipped.Count} × {skipped.Reason} ({string.Join(", ", skipped.Lines.Take(3))}{(skipped.Count > 3 ? ", …" : string.Empty)})"));
        }

        Console.WriteLine(string.Create(culture, $"{report.RowsRead} rows read, {report.Observations} observations in {report.Packs} packs ({report.Heartbeats} of them heartbeats), {Counted.Homes(report.Homes.Count)}, {report.FileBytes / 1e6:0.0} MB in {output.Name}, {elapsed.TotalSeconds:0.0} s"));
        if (report.Trials.Count > 0)
        {
            Console.WriteLine(string.Create(culture, $"{report.Trials.Count} trials, listed in {TrialsFile.PathOf(output.Name)}"));
        }
    }

    private sealed class Spoken(Action<long> say) : IProgress<long>
    {
        public void Report(long value) => say(value);
    }
}
