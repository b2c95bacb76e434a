using System.CommandLine;
using AgeingMonitor.Testing.Recordings.Editing.Merging;

namespace AgeingMonitor.Host.Commands.Recordings;

/// <summary><c>ageing recording merge</c>: makes one recording of several.</summary>
internal static class MergeCommand
{
    public static Command Create()
    {
        var files = new Argument<FileInfo[]>("files") { Description = "The recordings, two or more", Arity = ArgumentArity.OneOrMore };
        var output = new OutputArguments();
        var command = new Command(
            "merge",
            """
            Make one recording of several, in the order of time. Packs of a kit that is in more than one are taken once, by their number.

            Example: ageing recording merge night.jsonl.gz night-2.jsonl.gz night-3.jsonl.gz -o all.jsonl.gz
            """)
        { files };
        output.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var sources = parsed.GetValue(files)!;
            if (sources.Length < 2)
            {
                throw new UsageFaultException("two recordings at least are needed to merge.");
            }

            if (sources.GroupBy(source => source.FullName).FirstOrDefault(group => group.Count() > 1) is { } twice)
            {
                throw new UsageFaultException($"{twice.Key} is given twice.");
            }

            var target = output.ReadFile(parsed, sources);
            var name = output.ReadName(parsed) ?? OutputArguments.NameOf(target);
            var result = await EditTelling.WithProgressAsync("merging", progress => RecordingMerge.RunAsync([.. sources.Select(source => source.FullName)], target.FullName, name, progress, cancellationToken)).ConfigureAwait(false);
            return EditTelling.Tell(result, target);
        });
        return command;
    }
}
