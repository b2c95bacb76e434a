using System.CommandLine;
using AgeingMonitor.Testing.Recordings.Editing.Trimming;

namespace AgeingMonitor.Host.Commands.Recordings;

/// <summary>The options by which a stretch of time is chosen.</summary>
internal sealed class TimeArguments
{
    private const string Forms = "an instant (2026-03-01T08:00:00Z, or without Z in the recording's zone), a date (its midnight), +2d12h from the start or -6h from the end (w, d, h, m, s)";
    private readonly Option<string?> from = new("--from") { Description = $"First instant kept: {Forms} [default: the start]", HelpName = "time" };
    private readonly Option<string?> to = new("--to") { Description = "First instant not kept any more, in the same forms [default: the end]", HelpName = "time" };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(from);
        command.Options.Add(to);
    }

    /// <summary>Both ends; null for one that is open.</summary>
    public (TrimPoint? From, TrimPoint? To) Read(ParseResult parsed) => (Read("--from", parsed.GetValue(from)), Read("--to", parsed.GetValue(to)));

    private static TrimPoint? Read(string option, string? text) => text is null ? null
        : TrimPoint.TryParse(text, out var point) ? point
        : throw new UsageFaultException($"{option} '{text}' is not a time: give {Forms}.");
}
