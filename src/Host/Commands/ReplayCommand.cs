using System.CommandLine;
using System.Globalization;
using AgeingMonitor.Host.Commands.Recordings;
using AgeingMonitor.Host.Configuration;
using AgeingMonitor.Host.Replays;
using AgeingMonitor.Host.Roles;
using AgeingMonitor.Ingest;
using AgeingMonitor.Testing.Replay;

namespace AgeingMonitor.Host.Commands;

/// <summary><c>ageing replay</c>: plays a recording through the broker of a running server, or makes a replay case of it.</summary>
internal static class ReplayCommand
{
    public static Command Create()
    {
        var arguments = new ServerArguments();
        var file = new Argument<FileInfo>("file") { Description = "The recording" };
        var speed = new Option<string>("--speed") { Description = "Times real time, such as 1 or 60; max for as fast as the server acknowledges", DefaultValueFactory = _ => "1", HelpName = "N|max" };
        var start = new Option<string>("--start") { Description = "original: at its own time, so that a second replay changes nothing; now: moved so that its last instant is now, in homes of its own", DefaultValueFactory = _ => "original", HelpName = "now|original" };
        var board = new Option<string?>("--team") { Description = "Show the homes to the team of this user, as replays [default: on no board]", HelpName = "user" };
        var disturb = new Option<int?>("--disturb") { Description = "For tests of a server: shuffle packs within what may be on the way, and send some twice, by this seed", HelpName = "seed" };
        var command = new Command(
            "replay",
            """
            Play a recording through the broker of a running server, into homes of mode replay: no page, no escalation, not in exports.

            Examples:
              ageing replay tihm.amr.gz --speed max
              ageing replay night.amr.gz --speed 60 --start now --team claire
              ageing replay night.amr.gz --record-case issue_12_fall --from +2h --to +5h --intent "…" --source "…" --licence "…"
            """)
        { file, speed, start, board, disturb };
        var recordCase = new CaseArguments();
        recordCase.AddTo(command);
        arguments.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (recordCase.IsAsked(parsed))
            {
                return await recordCase.RunAsync(parsed, parsed.GetValue(file)!, cancellationToken).ConfigureAwait(false);
            }

            var settings = arguments.Read(parsed);
            var request = new ReplayRequest(parsed.GetValue(file)!.FullName, SpeedOf(parsed.GetValue(speed)!), StartOf(parsed.GetValue(start)!), parsed.GetValue(board), parsed.GetValue(disturb));
            await using var tool = await ToolHost.OpenStoresAsync(settings, services => services.AddCertificateAuthority(settings.Configuration).AddReplays(), cancellationToken).ConfigureAwait(false);
            return await tool.Get<Replay>().RunAsync(tool, request, cancellationToken).ConfigureAwait(false);
        });
        return command;
    }

    private static double? SpeedOf(string text) => text switch
    {
        "max" => null,
        _ when double.TryParse(text.TrimEnd('x', '×'), NumberStyles.Float, CultureInfo.InvariantCulture, out var times) && times is >= 0.01 and <= 1_000_000 => times,
        _ => throw new CommandFaultException($"--speed '{text}' is neither a number from 0.01 to 1000000 nor max."),
    };

    private static ReplayStart StartOf(string text) => text switch
    {
        "now" => ReplayStart.Now,
        "original" => ReplayStart.Original,
        _ => throw new CommandFaultException($"--start '{text}' is neither now nor original."),
    };
}
