using System.Reflection;
using System.Runtime.InteropServices;
using AgeingMonitor.Edge.Agent.Enrolment;
using AgeingMonitor.Edge.Agent.Outbox;
using AgeingMonitor.Edge.Agent.Publishing;
using AgeingMonitor.Edge.Agent.Status;
using AgeingMonitor.Edge.Agent.Time;
using AgeingMonitor.Edge.Sensors.Buses;
using Microsoft.Extensions.Logging;

namespace AgeingMonitor.Edge.Agent.Running;

/// <summary><c>ageing-edge run</c>: the kit at work, until SIGTERM or Ctrl-C.</summary>
internal static class RunCommand
{
    public const string Help =
        """
        ageing-edge run: reads the sensors of the kit's configuration, keeps what they measure and sends it until the server has it.

          ageing-edge run
          ageing-edge run --data /srv/kit --debug

          --data folder    where the kit keeps what must last [default: /var/lib/ageing-edge]
          --debug          tells more on the console

        The kit is enrolled first (ageing-edge enrol). Its sensors come from the server; until the first configuration has come it runs without any.
        Lines on the console begin with their priority, as systemd's journal reads it. How it is: ageing-edge status.
        Exit codes: 0 stopped in good order (SIGTERM, Ctrl-C), 1 it cannot run (said on standard error), 2 the command line is wrong.
        """;

    private const int Good = 0;
    private const int Failed = 1;
    private const int Usage = 2;

    /// <summary>Version of the program, as the birth message tells it.</summary>
    public static string Version => typeof(RunCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "unknown";

    /// <summary>Runs it; the exit code.</summary>
    public static async Task<int> RunAsync(string[] words, TextWriter output, TextWriter errors)
    {
        if (KitArguments.IsHelp(words))
        {
            await output.WriteLineAsync(Help);
            return Good;
        }

        if (KitArguments.TryParse(words, "--debug", out var arguments) is { } fault)
        {
            await errors.WriteLineAsync($"ageing-edge run: {fault}");
            return Usage;
        }

        using var stop = new CancellationTokenSource();
        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }

        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var buses = new LinuxBuses();
        var site = SiteOf(arguments.DataFolder, buses);
        var log = new JournalLog(output, arguments.Flags.Count > 0 ? LogLevel.Debug : LogLevel.Information);
        return await RunAsync(site, log, errors, stop.Token);
    }

    /// <summary>Runs the program on a site; the exit code.</summary>
    internal static async Task<int> RunAsync(KitSite site, ILogger logger, TextWriter errors, CancellationToken stop)
    {
        try
        {
            return await new KitProgram(site, logger).RunAsync(stop) ? Good : Failed;
        }
        catch (Exception e) when (e is KitIdentityException or OutboxFaultException)
        {
            await errors.WriteLineAsync($"ageing-edge run: {e.Message}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await errors.WriteLineAsync($"ageing-edge run: the folder {site.DataFolder} cannot be used: {e.Message} Run this as the user of the agent, or choose another folder with --data.");
        }

        return Failed;
    }

    private static KitSite SiteOf(string dataFolder, LinuxBuses buses) => new()
    {
        DataFolder = dataFolder,
        StatusPath = StatusFile.PathFor(dataFolder, Environment.GetEnvironmentVariable("RUNTIME_DIRECTORY")),
        Buses = buses,
        Kernel = new LinuxClock(TimeProvider.System),
        Clock = TimeProvider.System,
        Publishing = new PublisherOptions { AgentVersion = Version },
        NotifySocket = Environment.GetEnvironmentVariable("NOTIFY_SOCKET"),
        WatchdogMicroseconds = Environment.GetEnvironmentVariable("WATCHDOG_USEC"),
    };
}
