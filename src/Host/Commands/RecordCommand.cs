using System.CommandLine;
using System.Globalization;
using AgeingMonitor.Host.Commands.Recordings;
using AgeingMonitor.Host.Configuration;
using AgeingMonitor.Host.Replays;
using AgeingMonitor.Host.Roles;
using AgeingMonitor.Ingest;
using AgeingMonitor.Ingest.Certificates;
using AgeingMonitor.Testing.Recordings;
using AgeingMonitor.Testing.Recordings.Editing.Filtering;

namespace AgeingMonitor.Host.Commands;

/// <summary><c>ageing record</c>: writes what kits publish into a recording, until Ctrl-C.</summary>
internal static class RecordCommand
{
    private const long Megabyte = 1024L * 1024;
    private const int UsualMegabytes = 1024;
    private const int MostMegabytes = 1024 * 1024;

    public static Command Create()
    {
        var arguments = new ServerArguments();
        var output = new Option<FileInfo>("--output", "-o") { Description = "The recording to write; further files get -2, -3 … when it is full", HelpName = "file", Required = true };
        var filter = new FilterArguments();
        var name = new Option<string?>("--name") { Description = "Name inside the recording [default: the file's]", HelpName = "text" };
        var duration = new Option<string?>("--duration") { Description = "Stop by itself after this time, such as 8h, 1d12h or 08:00:00 [default: at Ctrl-C]", HelpName = "time" };
        var megabytes = new Option<int?>("--max-megabytes") { Description = $"Size at which a file is completed and the next begun [default: {UsualMegabytes}, or a quarter of --max-total-megabytes]", HelpName = "size" };
        var rotate = new Option<string?>("--rotate") { Description = "Age at which a file is completed and the next begun, such as 1h, 90m or 01:00:00 [default: size alone decides]", HelpName = "time" };
        var keep = new Option<int?>("--keep-files") { Description = "Keep so many completed files, the newest; the oldest is removed [default: all]", HelpName = "count" };
        var total = new Option<int?>("--max-total-megabytes") { Description = "Keep so much in all, the file being written included; the oldest is removed [default: no bound]", HelpName = "size" };
        var force = new Option<bool>("--force") { Description = "Replace files that are there already" };
        var command = new Command(
            "record",
            """
            Write what kits publish, as it comes, into a recording: opaque ids, no names. Ends with Ctrl-C.

            Examples:
              ageing record -o night.jsonl.gz --duration 8h
              ageing record -o beds.jsonl.gz --sensor bed --quantity bed-occupancy
              ageing record -o always.jsonl.gz --rotate 1h --keep-files 48
            """)
        { output, name, duration, megabytes, rotate, keep, total, force };
        filter.AddTo(command);
        arguments.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var file = parsed.GetValue(output)!;
            var options = new RecorderOptions
            {
                Path = file.FullName,
                Filter = filter.Read(parsed),
                MaxFileBytes = FileBytes(parsed.GetValue(megabytes), parsed.GetValue(total)),
                MaxFileAge = LengthOption.Read(parsed, rotate, TimeSpan.FromSeconds(1), TimeSpan.FromDays(366)),
                KeepFiles = InRange("--keep-files", parsed.GetValue(keep), 1, 1_000_000),
                MaxTotalBytes = InRange("--max-total-megabytes", parsed.GetValue(total), 1, MostMegabytes) * Megabyte,
                Overwrite = parsed.GetValue(force),
                Notices = new Spoken(),
            };
            var limit = LengthOption.Read(parsed, duration, TimeSpan.FromSeconds(1), TimeSpan.FromDays(24));
            var title = OutputArguments.CheckName(parsed.GetValue(name)) ?? OutputArguments.NameOf(file);
            OutputArguments.Require(file, options.Overwrite);
            await using var tool = await ToolHost.OpenStoresAsync(arguments.Read(parsed), services => services.AddCertificateAuthority(arguments.Read(parsed).Configuration), cancellationToken).ConfigureAwait(false);
            var manifest = await RecordedHomes.ManifestAsync(tool, options.Filter, title, cancellationToken).ConfigureAwait(false);
            using var authority = await tool.Get<CertificateAuthorityProvider>().GetAsync(cancellationToken).ConfigureAwait(false);
            var endpoint = await BrokerAccess.OpenAsync(tool.Settings, authority, ServiceNames.Ingest, cancellationToken).ConfigureAwait(false);
            var recorder = new Recorder(options, endpoint, manifest, TimeProvider.System, tool.Get<ILogger<Recorder>>());
            using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            if (limit is { } time)
            {
                end.CancelAfter(time);
            }

            await Console.Error.WriteLineAsync($"Recording {Counted.Homes(manifest.Homes.Count)} into {file.Name}; Ctrl-C ends it.").ConfigureAwait(false);
            Tell(await recorder.RunAsync(end.Token).ConfigureAwait(false), options.Filter);
            return 0;
        });
        return command;
    }

    private static void Tell(RecorderReport report, MessageFilter filter)
    {
        var culture = CultureInfo.InvariantCulture;
        Console.WriteLine(string.Create(culture, $"{report.Messages} messages in {report.Files.Count + report.Removed.Count} file(s); {report.Foreign} of other homes left out; connection lost {report.Interruptions} times"));
        if (!filter.KeepsEverything)
        {
            Console.WriteLine(string.Create(culture, $"{report.Filtered} messages left out as a whole, of the others only what was asked for is kept ({filter})"));
        }

        if (report.Removed.Count > 0)
        {
            Console.WriteLine(string.Create(culture, $"{report.Removed.Count} old file(s) removed to keep to the bound: {string.Join(", ", report.Removed.Select(Path.GetFileName).Take(5))}{(report.Removed.Count > 5 ? ", …" : string.Empty)}"));
        }
    }

    private static long FileBytes(int? megabytes, int? total)
    {
        var size = InRange("--max-megabytes", megabytes, 1, MostMegabytes) ?? (total is { } all ? Math.Max(1, Math.Min(UsualMegabytes, all / 4)) : UsualMegabytes);
        return size <= (total ?? size)
            ? size * Megabyte
            : throw new UsageFaultException($"--max-megabytes {size} is more than --max-total-megabytes {total}: a single file would be over the bound.");
    }

    private static T? InRange<T>(string option, T? value, T least, T most)
        where T : struct, IComparable<T>, IFormattable => value is not { } given || (given.CompareTo(least) >= 0 && given.CompareTo(most) <= 0)
        ? value
        : throw new UsageFaultException($"{option} {given.ToString(null, CultureInfo.InvariantCulture)} is out of range: {least.ToString(null, CultureInfo.InvariantCulture)} to {most.ToString(null, CultureInfo.InvariantCulture)}.");

    private sealed class Spoken : IProgress<string>
    {
        public void Report(string value) => Console.Error.WriteLine(value);
    }
}
