using System.CommandLine;
using System.Globalization;
using AgeingMonitor.Host.Commands.Recordings;
using AgeingMonitor.Host.Configuration;
using AgeingMonitor.Host.Replays;
using AgeingMonitor.Host.Roles;
using AgeingMonitor.Ingest;
using AgeingMonitor.Testing.Faults;
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
        var faults = new Option<string?>("--faults") { Description = "For tests of a server: what happens to packs on their way, as shares of them: drop, duplicate, delay (share:longest), reorder, corrupt, clock", HelpName = "drop=0.01,…" };
        var seed = new Option<long?>("--seed") { Description = "Seed of --faults [default: 0]", HelpName = "N" };
        var disturb = new Option<long?>("--disturb") { Description = "Short for --faults delay=0.3333333333333333:500ms,duplicate=0.2 --seed of this number: nothing is lost, everything is out of order", HelpName = "seed" };
        var command = new Command(
            "replay",
            """
            Play a recording through the broker of a running server, into homes of mode replay: no page, no escalation, not in exports.

            Examples:
              ageing replay tihm.jsonl.gz --speed max
              ageing replay night.jsonl.gz --speed 60 --start now --team claire
              ageing replay night.jsonl.gz --speed max --faults drop=0.01,duplicate=0.05,delay=0.2:2s,reorder=0.1,corrupt=0.001,clock=0.001 --seed 7
              ageing replay night.jsonl.gz --record-case issue_12_fall --from +2h --to +5h --intent "…" --source "…" --licence "…"
            """)
        { file, speed, start, board, faults, seed, disturb };
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
            var request = new ReplayRequest(parsed.GetValue(file)!.FullName, SpeedOf(parsed.GetValue(speed)!), StartOf(parsed.GetValue(start)!), parsed.GetValue(board), FaultsOf(parsed.GetValue(faults), parsed.GetValue(seed), parsed.GetValue(disturb)));
            await using var tool = await ToolHost.OpenStoresAsync(settings, services => services.AddCertificateAuthority(settings.Configuration).AddReplays(), cancellationToken).ConfigureAwait(false);
            return await tool.Get<Replay>().RunAsync(tool, request, cancellationToken).ConfigureAwait(false);
        });
        return command;
    }

    private static double? SpeedOf(string text) => text switch
    {
        "max" => null,
        _ when double.TryParse(text.TrimEnd('x', '×'), NumberStyles.Float, CultureInfo.InvariantCulture, out var times) && times is >= 0.01 and <= 1_000_000 => times,
        _ => throw new UsageFaultException($"--speed '{text}' is neither a number from 0.01 to 1000000 nor max."),
    };

    private static StreamFaultOptions? FaultsOf(string? text, long? seed, long? disturbance)
    {
        if (text is null)
        {
            return seed is null
                ? disturbance is { } number ? StreamFaultOptions.Disturbed(number) : null
                : throw new UsageFaultException("--seed is the seed of --faults, which is not given.");
        }

        return disturbance is not null ? throw new UsageFaultException("--faults and --disturb exclude each other.")
            : StreamFaultOptions.TryParse(text, seed ?? 0, out var options, out var error) ? options
            : throw new UsageFaultException($"--faults '{text}': {error}.");
    }

    private static ReplayStart StartOf(string text) => text switch
    {
        "now" => ReplayStart.Now,
        "original" => ReplayStart.Original,
        _ => throw new UsageFaultException($"--start '{text}' is neither now nor original."),
    };
}
