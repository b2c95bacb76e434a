using System.CommandLine;
using System.Globalization;
using AgeingMonitor.Testing.Importers;
using Spectre.Console;

namespace AgeingMonitor.Host.Commands;

/// <summary><c>ageing import</c>: makes a recording of a public data set, one subcommand a format.</summary>
internal static class ImportCommand
{
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
        var defaults = new ImportOptions();
        var folder = new Argument<DirectoryInfo>("folder") { Description = "The data set" };
        var output = new Option<FileInfo>("--output", "-o") { Description = "The recording to write", HelpName = "file", Required = true };
        var hours = new Option<int>("--coverage-hours") { Description = "Hours around each firing in which the home counts as covered, where the source has no heartbeats (1 to 72)", DefaultValueFactory = _ => defaults.CoverageHours };
        var zone = new Option<string?>("--time-zone") { Description = "IANA zone of the source's local times [default: the format's]", HelpName = "zone" };
        var command = new Command(importer.Format, $"{importer.Help}{Environment.NewLine}Example: ageing import {importer.Format} path/to/{importer.Format} -o {importer.Format}.amr.gz") { folder, output, hours, zone };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var options = new ImportOptions { CoverageHours = parsed.GetValue(hours), TimeZone = parsed.GetValue(zone) };
            if (options.CoverageHours is < 1 or > 72)
            {
                throw new CommandFaultException($"--coverage-hours {options.CoverageHours} is out of range: 1 to 72.");
            }

            var clock = TimeProvider.System.GetTimestamp();
            var result = await WithProgressAsync(progress => importer.ImportAsync(parsed.GetValue(folder)!.FullName, parsed.GetValue(output)!.FullName, options, progress, cancellationToken)).ConfigureAwait(false);
            if (result.Report is not { } report)
            {
                throw new CommandFaultException(result.Problem!);
            }

            Write(report, parsed.GetValue(output)!, TimeProvider.System.GetElapsedTime(clock));
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
        foreach (var home in report.Homes)
        {
            Console.WriteLine(string.Create(culture, $"{home.Subject,-12} {home.Home}  {home.Observations,8} observations  checksum {home.Checksum:x16}"));
        }

        foreach (var skipped in report.Skipped)
        {
            Console.WriteLine(string.Create(culture, $"left out: {skipped.Count} × {skipped.Reason} ({string.Join(", ", skipped.Lines.Take(3))}{(skipped.Count > 3 ? ", …" : string.Empty)})"));
        }

        Console.WriteLine(string.Create(culture, $"{report.RowsRead} rows read, {report.Observations} observations in {report.Packs} packs ({report.Heartbeats} of them heartbeats), {report.Homes.Count} homes, {report.FileBytes / 1e6:0.0} MB in {output.Name}, {elapsed.TotalSeconds:0.0} s"));
    }

    private sealed class Spoken(Action<long> say) : IProgress<long>
    {
        public void Report(long value) => say(value);
    }
}
