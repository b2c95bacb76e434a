using System.CommandLine;
using AgeingMonitor.Analytics;
using AgeingMonitor.Testing.Replay.Cases;

namespace AgeingMonitor.Host.Commands.Recordings;

/// <summary>The options of <c>ageing replay --record-case</c>: a replay case is made of the recording; no server is needed.</summary>
internal sealed class CaseArguments
{
    private readonly Option<string?> name = new("--record-case") { Description = "Make a replay case of this name instead of playing: trimmed, pseudonymised, with the alerts that it raises. No server is needed", HelpName = "name" };
    private readonly Option<string?> intent = new("--intent") { Description = "For the case: what it is to show", HelpName = "text" };
    private readonly Option<string?> source = new("--source") { Description = "For the case: where the recording comes from", HelpName = "text" };
    private readonly Option<string?> licence = new("--licence") { Description = "For the case: under which licence it may be passed on", HelpName = "text" };
    private readonly Option<DirectoryInfo?> cases = new("--cases") { Description = $"Folder of the cases [default: {ReplayCaseFolder.UsualPlace} of the source that the working folder lies in]", HelpName = "folder" };
    private readonly Option<bool> force = new("--force") { Description = "Replace the case when it is there already" };
    private readonly Option<FileInfo?> key = KeyFile.CreateOption();
    private readonly TimeArguments times = new();
    private readonly FilterArguments filter = new();

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[name, intent, source, licence, cases, key, force])
        {
            command.Options.Add(option);
        }

        times.AddTo(command);
        filter.AddTo(command);
    }

    /// <summary>Whether a case is asked for.</summary>
    public bool IsAsked(ParseResult parsed)
    {
        if (parsed.GetValue(name) is not null)
        {
            return true;
        }

        var (from, to) = times.Read(parsed);
        var isAnySaid = ((Option[])[intent, source, licence, cases, key, force]).Any(option => parsed.GetResult(option) is { Implicit: false });
        return from is null && to is null && filter.Read(parsed).KeepsEverything && !isAnySaid
            ? false
            : throw new UsageFaultException("--from, --to, --home and the other choices, and what a case says, belong to --record-case; to play a part, cut it out with 'ageing recording trim' first.");
    }

    /// <summary>Makes the case; the exit code.</summary>
    public async Task<int> RunAsync(ParseResult parsed, FileInfo recording, CancellationToken cancellationToken)
    {
        var folder = Folder(parsed);
        var (from, to) = times.Read(parsed);
        var options = new ReplayCaseOptions
        {
            Name = parsed.GetValue(name)!,
            Intent = Required(parsed, intent, "what it is to show"),
            Source = Required(parsed, source, "where the recording comes from"),
            Licence = Required(parsed, licence, "under which licence it may be passed on"),
            Key = await KeyFile.ReadAsync(parsed.GetValue(key), cancellationToken).ConfigureAwait(false),
            StandsAlone = parsed.GetValue(key) is null,
            From = from,
            To = to,
            Filter = filter.Read(parsed),
        };
        var (report, problem) = await EditTelling.WithProgressAsync(
            "making the case", progress => ReplayCaseWriter.WriteAsync(recording.FullName, folder, options, new DetectionOptions(), progress, cancellationToken)).ConfigureAwait(false);
        return report is null ? throw new CommandFaultException(problem!) : Tell(report);
    }

    private static string Required(ParseResult parsed, Option<string?> option, string what) => parsed.GetValue(option) is { } text && text.Trim().Length > 0
        ? text
        : throw new UsageFaultException($"{option.Name} is missing: a case says {what}.");

    private static int Tell(ReplayCaseReport report)
    {
        Console.WriteLine($"{report.Folder}: {report.Anonymised.Written} messages of {Counted.Homes(report.Anonymised.Manifest.Homes.Count)}, {report.Anonymised.FileBytes / 1000} kB, {report.Alerts.Alerts.Count} alerts");
        foreach (var alert in report.Alerts.Alerts)
        {
            Console.WriteLine($"  {alert}");
        }

        EditTelling.TellLeftOut(report.Trimmed);
        EditTelling.TellLeftOut(report.Anonymised);
        Console.WriteLine("Read the README, look at the alerts, then run ./ageing cases.");
        return EditTelling.TellFaults(report.Trimmed.Faults);
    }

    private string Folder(ParseResult parsed)
    {
        var asked = parsed.GetValue(name)!;
        if (!ReplayCaseFolder.IsName(asked))
        {
            throw new UsageFaultException($"--record-case '{asked}' cannot name a case: lower-case letters, digits, hyphens and underscores, 64 at most.");
        }

        var folder = parsed.GetValue(cases)?.FullName ?? ReplayCaseFolder.FindAbove(Directory.GetCurrentDirectory())
            ?? throw new UsageFaultException($"no folder {ReplayCaseFolder.UsualPlace} is above the working folder: name one with --cases.");
        return !Directory.Exists(Path.Combine(folder, asked)) || parsed.GetValue(force)
            ? folder
            : throw new CommandFaultException($"the case {Path.Combine(folder, asked)} is there already: give another name, or --force to replace it.");
    }
}
