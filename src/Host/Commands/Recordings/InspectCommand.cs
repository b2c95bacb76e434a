using System.CommandLine;
using AgeingMonitor.Testing.Recordings.Inspection;

namespace AgeingMonitor.Host.Commands.Recordings;

/// <summary><c>ageing recording inspect</c>: what is in a recording, with a small picture.</summary>
internal static class InspectCommand
{
    private const int LongestGapMinutes = 366 * 24 * 60;

    public static Command Create()
    {
        var defaults = new InspectionOptions();
        var file = new Argument<FileInfo>("file") { Description = "The recording" };
        var gap = new Option<int>("--gap") { Description = "A time without a pack counts as a gap when it is longer than so many minutes", HelpName = "minutes", DefaultValueFactory = _ => (int)defaults.Gap.TotalMinutes };
        var json = new Option<bool>("--json") { Description = "Write JSON for other programs instead of text" };
        var filter = new FilterArguments();
        var command = new Command(
            "inspect",
            """
            Say what is in a recording: counts and rates by kit, sensor and quantity, gaps, missing and repeated numbers, what cannot be decoded; and draw its days.

            Examples:
              ageing recording inspect night.jsonl.gz
              ageing recording inspect night.jsonl.gz --home h-jnzkfp2g6wgap --gap 5
              ageing recording inspect night.jsonl.gz --json
            """)
        { file, gap, json };
        filter.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var minutes = parsed.GetValue(gap);
            if (minutes is < 1 or > LongestGapMinutes)
            {
                throw new UsageFaultException($"--gap {minutes} is out of range: 1 to {LongestGapMinutes}.");
            }

            var source = parsed.GetValue(file)!;
            var options = new InspectionOptions { Gap = TimeSpan.FromMinutes(minutes), Filter = filter.Read(parsed) };
            var (report, fault) = await EditTelling.WithProgressAsync("reading", progress => RecordingInspector.ReadAsync(source.FullName, options, progress, cancellationToken)).ConfigureAwait(false);
            if (report is null)
            {
                throw new CommandFaultException($"{source.FullName} cannot be read: {fault}.");
            }

            await using var output = new StreamWriter(Console.OpenStandardOutput());
            if (parsed.GetValue(json))
            {
                await output.WriteLineAsync(InspectionJson.Write(report)).ConfigureAwait(false);
            }
            else
            {
                foreach (var line in InspectionText.Write(report))
                {
                    await output.WriteLineAsync(line).ConfigureAwait(false);
                }
            }

            return report.Fault is null ? 0 : 1;
        });
        return command;
    }
}
