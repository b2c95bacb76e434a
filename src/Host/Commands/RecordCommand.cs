using System.CommandLine;
using System.Globalization;
using AgeingMonitor.Care;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Host.Configuration;
using AgeingMonitor.Host.Replays;
using AgeingMonitor.Host.Roles;
using AgeingMonitor.Ingest;
using AgeingMonitor.Ingest.Certificates;
using AgeingMonitor.Testing.Recordings;

namespace AgeingMonitor.Host.Commands;

/// <summary><c>ageing record</c>: writes what kits publish into a recording, until Ctrl-C.</summary>
internal static class RecordCommand
{
    public static Command Create()
    {
        var arguments = new ServerArguments();
        var output = new Option<FileInfo>("--output", "-o") { Description = "The recording to write; further files get -2, -3 … when it is full", HelpName = "file", Required = true };
        var home = new Option<string[]>("--home") { Description = "Only this home (h-…); may be repeated [default: all]", HelpName = "id" };
        var name = new Option<string?>("--name") { Description = "Name inside the recording [default: the file's]" };
        var duration = new Option<TimeSpan?>("--duration") { Description = "Stop by itself after this time, as hh:mm:ss [default: at Ctrl-C]", HelpName = "time" };
        var megabytes = new Option<int>("--max-megabytes") { Description = "Size at which a file is completed and the next begun", DefaultValueFactory = _ => 1024 };
        var command = new Command(
            "record",
            """
            Write what kits publish, as it comes, into a recording: opaque ids, no names. Ends with Ctrl-C.

            Example: ageing record -o night.amr.gz --duration 08:00:00
            """)
        { output, home, name, duration, megabytes };
        arguments.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var tool = await ToolHost.OpenStoresAsync(arguments.Read(parsed), services => services.AddCertificateAuthority(arguments.Read(parsed).Configuration), cancellationToken).ConfigureAwait(false);
            var homes = await PlansAsync(tool, parsed.GetValue(home) ?? [], cancellationToken).ConfigureAwait(false);
            var file = parsed.GetValue(output)!;
            var manifest = new RecordingManifest
            {
                Name = parsed.GetValue(name) ?? file.Name.Split('.')[0],
                Provenance = "recorded from kits by ageing record",
                TimeZone = homes.Select(h => h.TimeZone).Distinct().Count() == 1 ? homes[0].TimeZone : "Etc/UTC",
                Homes = homes,
            };
            using var authority = await tool.Get<CertificateAuthorityProvider>().GetAsync(cancellationToken).ConfigureAwait(false);
            var endpoint = await BrokerAccess.OpenAsync(tool.Settings, authority, ServiceNames.Ingest, cancellationToken).ConfigureAwait(false);
            var recorder = new Recorder(new RecorderOptions { Path = file.FullName, MaxFileBytes = Math.Max(1, parsed.GetValue(megabytes)) * 1024L * 1024 }, endpoint, manifest, TimeProvider.System, tool.Get<ILogger<Recorder>>());
            using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            if (parsed.GetValue(duration) is { } limit)
            {
                end.CancelAfter(limit);
            }

            await Console.Error.WriteLineAsync($"Recording {homes.Count} homes into {file.Name}; Ctrl-C ends it.").ConfigureAwait(false);
            var report = await recorder.RunAsync(end.Token).ConfigureAwait(false);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Messages} messages in {report.Files.Count} file(s); {report.Foreign} of other homes left out; connection lost {report.Interruptions} times"));
            return 0;
        });
        return command;
    }

    private static async Task<IReadOnlyList<HomePlan>> PlansAsync(ToolHost tool, string[] asked, CancellationToken cancellationToken)
    {
        var directory = tool.Get<IHomeDirectory>();
        var ids = new List<HomeId>();
        foreach (var text in asked)
        {
            ids.Add(HomeId.TryParse(text, out var id) ? id : throw new CommandFaultException($"'{text}' is not a home's id: h- and 13 characters."));
        }

        if (ids.Count == 0)
        {
            ids.AddRange(await directory.ListAsync([HomeMode.Live, HomeMode.Demo, HomeMode.Replay], cancellationToken).ConfigureAwait(false));
        }

        var plans = new List<HomePlan>();
        foreach (var id in ids)
        {
            plans.Add(await directory.FindAsync(id, cancellationToken).ConfigureAwait(false) ?? throw new CommandFaultException($"nobody knows the home {id}."));
        }

        return plans.Count > 0 ? plans : throw new CommandFaultException("there is no home with a kit to record.");
    }
}
