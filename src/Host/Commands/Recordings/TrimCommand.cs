using System.CommandLine;
using AgeingMonitor.Testing.Recordings.Editing.Trimming;

namespace AgeingMonitor.Host.Commands.Recordings;

/// <summary><c>ageing recording trim</c>: cuts a part out of a recording.</summary>
internal static class TrimCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "The recording" };
        var output = new OutputArguments();
        var times = new TimeArguments();
        var filter = new FilterArguments();
        var command = new Command(
            "trim",
            """
            Cut a stretch of time, or some homes, kits, sensors, quantities or channels, out of a recording. Packs stay whole: one belongs to the stretch when it was sealed in it.

            Examples:
              ageing recording trim month.jsonl.gz --from 2026-03-01 --to 2026-03-08 -o week.jsonl.gz
              ageing recording trim night.jsonl.gz --from -6h --home h-jnzkfp2g6wgap -o last.jsonl.gz
              ageing recording trim night.jsonl.gz --from +1h30m --sensor bed --sensor bedroom -o bed.jsonl.gz
            """)
        { file };
        output.AddTo(command);
        times.AddTo(command);
        filter.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var source = parsed.GetValue(file)!;
            var target = output.ReadFile(parsed, source);
            var (from, to) = times.Read(parsed);
            var options = new TrimOptions { Name = output.ReadName(parsed) ?? OutputArguments.NameOf(target), From = from, To = to, Filter = filter.Read(parsed) };
            var result = await EditTelling.WithProgressAsync("trimming", progress => RecordingTrim.RunAsync(source.FullName, target.FullName, options, progress, cancellationToken)).ConfigureAwait(false);
            return EditTelling.Tell(result, target);
        });
        return command;
    }
}
