using AgeingMonitor.Edge.Agent.Running;
using AgeingMonitor.Edge.Agent.Time;

namespace AgeingMonitor.Edge.Agent.Status;

/// <summary><c>ageing-edge status</c>: how the running program is, by the file that it writes.</summary>
internal static class StatusCommand
{
    public const string Help =
        """
        ageing-edge status: how the kit on this machine is: connection, clock, what waits, each sensor.

          ageing-edge status
          ageing-edge status --data /srv/kit
          ageing-edge status --json

          --data folder    where the kit keeps what must last [default: /var/lib/ageing-edge]
          --json           the file as the program wrote it

        No measured value is shown.
        Exit codes: 0 the program runs, 1 it does not, or what it told is old, 2 the command line is wrong.
        """;

    /// <summary>What the program wrote is renewed each ten seconds.</summary>
    private static readonly TimeSpan Old = TimeSpan.FromSeconds(30);

    /// <summary>Runs it; the exit code.</summary>
    public static async Task<int> RunAsync(string[] words, TextWriter output, TextWriter errors, IKernelClock kernel)
    {
        if (KitArguments.IsHelp(words))
        {
            await output.WriteLineAsync(Help);
            return 0;
        }

        if (KitArguments.TryParse(words, "--json", out var arguments) is { } fault)
        {
            await errors.WriteLineAsync($"ageing-edge status: {fault}");
            return 2;
        }

        var paths = StatusFile.PathsFor(arguments.DataFolder);
        try
        {
            if (paths.Select(path => new StatusFile(path).Read()).FirstOrDefault(read => read is not null) is not { } status)
            {
                await errors.WriteLineAsync($"ageing-edge status: the program does not run: there is no {string.Join(" and no ", paths)}. Start it with 'systemctl start ageing-edge' or 'ageing-edge run'.");
                return 1;
            }

            var age = status.MachineStart == kernel.MachineStart ? TimeSpan.FromMicroseconds(Math.Max(kernel.Read().Stamp - status.Stamp, 0)) : (TimeSpan?)null;
            await output.WriteLineAsync(arguments.Flags.Count > 0 ? System.Text.Json.JsonSerializer.Serialize(status, KitStatusJson.Default.KitStatus) : StatusText.Of(status));
            if (age <= Old)
            {
                return 0;
            }

            await errors.WriteLineAsync(age is { } since ? $"ageing-edge status: THIS IS OLD, written {StatusText.Span(since)} ago: the program has ended without a word, or hangs." : "ageing-edge status: THIS IS OLD, written before the machine was last started: the program does not run.");
        }
        catch (FormatException e)
        {
            await errors.WriteLineAsync($"ageing-edge status: {e.Message}");
        }

        return 1;
    }
}
