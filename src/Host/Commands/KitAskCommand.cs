using System.CommandLine;
using AgeingMonitor.Care.Commands;
using AgeingMonitor.Care.Installation;
using AgeingMonitor.Care.Kits;
using AgeingMonitor.Contracts.Commands;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Host.Configuration;
using AgeingMonitor.Host.Roles;

namespace AgeingMonitor.Host.Commands;

/// <summary><c>ageing kit identify</c>, <c>diagnose</c> and <c>renew</c>: asks a kit, by the server that runs, and waits for its answer.</summary>
internal static class KitAskCommand
{
    private const int UsualTimeout = 30;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    public static Command CreateIdentify()
    {
        var seconds = new Option<int>("--seconds") { Description = $"How long it blinks and beeps: 1 to {CommandRules.MostSeconds}", HelpName = "number", DefaultValueFactory = _ => CommandRules.UsualSeconds };
        return Create(
            "identify",
            """
            Make a kit blink and beep by its help button, so that somebody in the room sees which one it is. What the lamp has to tell the resident comes first.

            Example: ageing kit identify k-abcdefghijklm
            Example: ageing kit identify k-abcdefghijklm --seconds 45
            """,
            CommandKind.Identify,
            seconds,
            (answer, asked) => Console.WriteLine(FormattableString.Invariant($"Kit {asked.Kit} blinks and beeps for {asked.Command.Seconds} s.")));
    }

    public static Command CreateDiagnose() => Create(
        "diagnose",
        """
        Ask a kit how it is: version, clock, what waits and was lost, board, and the last fault of each sensor. No measured value is in it.

        Example: ageing kit diagnose k-abcdefghijklm
        Example: ageing kit diagnose k-abcdefghijklm --timeout 60
        """,
        CommandKind.Diagnostics,
        null,
        (answer, asked) => Console.WriteLine(DiagnosticsText.Of(asked.Kit, answer.Diagnostics!)));

    public static Command CreateRenew() => Create(
        "renew",
        """
        Let a kit renew its certificate now, rather than when it is due. The former one is refused once the new one is in use.

        Example: ageing kit renew k-abcdefghijklm
        """,
        CommandKind.RenewCertificate,
        null,
        (answer, asked) => Console.WriteLine($"Kit {asked.Kit} uses a new certificate; until when shows: ageing kit show {asked.Kit}"));

    private static Command Create(string name, string about, CommandKind kind, Option<int>? seconds, Action<CommandAnswer, AskedCommand> show)
    {
        var (arguments, kit) = (new ServerArguments(), KitCommand.KitArgument());
        var timeout = new Option<int>("--timeout") { Description = $"How long to wait for the answer, in seconds: 1 to {CommandRules.LongestLife}; after it the kit does not do it any more", HelpName = "seconds", DefaultValueFactory = _ => UsualTimeout };
        var command = new Command(name, about) { kit, timeout };
        if (seconds is not null)
        {
            command.Options.Add(seconds);
        }

        arguments.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var id = KitCommand.Read(parsed.GetValue(kit));
            var life = Within("--timeout", parsed.GetValue(timeout), CommandRules.LongestLife);
            int? blink = seconds is null ? null : Within("--seconds", parsed.GetValue(seconds), CommandRules.MostSeconds);
            await using var tool = await ToolHost.OpenCareAsync(arguments.Read(parsed), cancellationToken).ConfigureAwait(false);
            var asked = await AskAsync(tool, id, kind, blink, TimeSpan.FromSeconds(life), cancellationToken).ConfigureAwait(false);
            show(asked.Answer!, asked);
            return 0;
        });
        return command;
    }

    private static int Within(string option, int value, int most) => value >= 1 && value <= most ? value : throw new UsageFaultException($"{option} {value} is not between 1 and {most}.");

    private static async Task<AskedCommand> AskAsync(ToolHost tool, KitId kit, CommandKind kind, int? seconds, TimeSpan life, CancellationToken cancellationToken)
    {
        var commands = tool.Get<IKitCommands>();
        var asking = await commands.AskAsync(kit, kind, seconds, life, KitCommand.Author, cancellationToken).ConfigureAwait(false);
        if (asking.Asked is not { } asked)
        {
            throw asking.Refusal == AskingRefusal.TooMany ? new CommandFaultException($"{IKitCommands.MostOpen} commands wait for kit {kit}'s answer already: try again in a minute.")
                : await tool.Get<IKitRegistry>().FindAsync(kit, cancellationToken).ConfigureAwait(false) is null ? KitCommand.Unknown(kit)
                : new CommandFaultException($"kit {kit} is revoked or retired: it cannot be asked anything.");
        }

        if (await IsAwayAsync(tool, kit, cancellationToken).ConfigureAwait(false))
        {
            await Console.Error.WriteLineAsync($"Kit {kit} is not connected; waiting {life.TotalSeconds:0} s for it to come back.").ConfigureAwait(false);
        }

        while (asked.StateAt(Instant.Now(TimeProvider.System)) is CommandState.Asked or CommandState.Sent)
        {
            await Task.Delay(Look, cancellationToken).ConfigureAwait(false);
            asked = await commands.FindAsync(kit, asked.Command.Request, cancellationToken).ConfigureAwait(false) ?? asked;
        }

        return asked.StateAt(Instant.Now(TimeProvider.System)) == CommandState.Answered ? asked : throw await WhyNotAsync(tool, asked, life, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<CommandFaultException> WhyNotAsync(ToolHost tool, AskedCommand asked, TimeSpan life, CancellationToken cancellationToken) => new(asked.Answer?.Outcome switch
    {
        null when asked.SentAt is null => $"nothing sent the command within {life.TotalSeconds:0} s: is the server ('ageing up' or 'ageing ingest') running on this care database?",
        null when await IsAwayAsync(tool, asked.Kit, cancellationToken).ConfigureAwait(false) => $"kit {asked.Kit} is not connected and did not come back within {life.TotalSeconds:0} s; it will not do it any more. 'ageing kit show {asked.Kit}' tells whether it is trusted.",
        null => $"kit {asked.Kit} did not answer within {life.TotalSeconds:0} s: it never connected, has just lost its connection, or its program is too old to know commands.",
        CommandOutcome.Done when asked.LacksReport => $"kit {asked.Kit} says that it is done, but its answer holds no diagnostics.",
        CommandOutcome.Expired => $"kit {asked.Kit} says that the command came too late by its clock; nothing was done. Compare its clock with the server's.",
        CommandOutcome.NoLamp => $"kit {asked.Kit} has no help button with a lamp or buzzer.",
        CommandOutcome.Occupied => $"the lamp of kit {asked.Kit} is telling the resident something now (a question, a call, a warning), which comes first: try later.",
        CommandOutcome.Simulated => $"kit {asked.Kit} is simulated: there is nothing that it could do.",
        CommandOutcome.Busy => $"kit {asked.Kit} has too many commands waiting: try again in a minute.",
        CommandOutcome.Unknown or CommandOutcome.Malformed => $"kit {asked.Kit} does not know this command: its program is of another version.{Detail(asked)}",
        _ => $"kit {asked.Kit} tried and failed.{Detail(asked)}",
    });

    private static string Detail(AskedCommand asked) => asked.Answer?.Detail is { } detail ? $" It says: {DiagnosticsText.Printable(detail)}" : string.Empty;

    /// <summary>Whether the kit has said good-bye or was lost; one that never spoke is not known to be away.</summary>
    private static async Task<bool> IsAwayAsync(ToolHost tool, KitId kit, CancellationToken cancellationToken) =>
        await tool.Get<IKitStates>().FindAsync(kit, cancellationToken).ConfigureAwait(false) is { State.Online: false };
}
