using System.CommandLine;
using AgeingMonitor.Testing.Recordings.Editing.Anonymising;

namespace AgeingMonitor.Host.Commands.Recordings;

/// <summary><c>ageing recording anonymise</c>: makes a recording that tells less of whose it is.</summary>
internal static class AnonymiseCommand
{
    public static Command Create()
    {
        var file = new Argument<FileInfo>("file") { Description = "The recording" };
        var output = new OutputArguments();
        var key = KeyFile.CreateOption();
        var provenance = new Option<string?>("--provenance") { Description = "Provenance of the new recording, for example a licence that asks for attribution [default: a neutral sentence]", HelpName = "text" };
        var command = new Command(
            "anonymise",
            """
            Replace every id, uncommon sensor names and free text, and move time by whole weeks: weekday, hour and rhythm of life stay.
            A rhythm of life can still be known again by who knows the person: read docs/recordings.md before you pass it on.

            Examples:
              ageing recording anonymise night.jsonl.gz -o shared.jsonl.gz
              ageing recording anonymise night.jsonl.gz --key-file study.key -o shared.jsonl.gz
            """)
        { file, key, provenance };
        output.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var source = parsed.GetValue(file)!;
            var target = output.ReadFile(parsed, source);
            var keyFile = parsed.GetValue(key);
            var options = new AnonymiseOptions { Key = await KeyFile.ReadAsync(keyFile, cancellationToken).ConfigureAwait(false), StandsAlone = keyFile is null, Name = output.ReadName(parsed), Provenance = parsed.GetValue(provenance) };
            var result = await EditTelling.WithProgressAsync("anonymising", progress => RecordingAnonymiser.RunAsync(source.FullName, target.FullName, options, progress, cancellationToken)).ConfigureAwait(false);
            var code = EditTelling.Tell(result, target);
            Console.WriteLine(keyFile is null ? "The key was random and is kept nowhere: nobody can repeat this, or find an id again." : $"Keep {keyFile.Name} secret: whoever holds it can find a known id again.");
            return code;
        });
        return command;
    }
}
