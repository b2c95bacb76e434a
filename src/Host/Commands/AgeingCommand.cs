using System.CommandLine;
using AgeingMonitor.Host.Commands.Recordings;
using AgeingMonitor.Host.Configuration;

namespace AgeingMonitor.Host.Commands;

/// <summary>The <c>ageing</c> command: its roles and tools, one class each.</summary>
internal static class AgeingCommand
{
    /// <summary>Runs one command line. Exit codes: 0 done, 1 it could not be done (said on standard error), 2 the command line or the configuration is wrong.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        Command[] servers = [UpCommand.Create(), RoleCommand.CreateIngest(), RoleCommand.CreateAnalytics(), RoleCommand.CreateDashboard()];
        var root = new RootCommand("AgeingMonitor server: receives, keeps and watches the observations of homes, and shows them to care teams.")
        {
            servers[0],
            servers[1],
            servers[2],
            servers[3],
            RecordCommand.Create(),
            RecordingCommand.Create(),
            ImportCommand.Create(),
            ReplayCommand.Create(),
            SimulateCommand.Create(),
            ScenariosCommand.Create(),
            EvaluateCommand.Create(),
            TrainCommand.Create(),
            ModelsCommand.Create(),
            TeamCommand.Create(),
            UserCommand.Create(),
            KitCommand.Create(),
            QuarantineCommand.Create(),
            ChecksumCommand.Create(),
            CertificatesCommand.Create(),
            HealthCommand.Create(),
        };
        LongHelp.Serve(root);

        try
        {
            var parsed = root.Parse(args);

            // Servers listen to the signals themselves, with the host that they run in; a second listener would only be in their way.
            using var interruption = servers.Contains(parsed.CommandResult.Command) ? null : new Interruption();
            var code = await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, interruption?.Token ?? CancellationToken.None).ConfigureAwait(false);
            return parsed.Errors.Count > 0 ? 2 : code;
        }
        catch (Exception e) when (Plainly.Explain(e) is { } words)
        {
            await Console.Error.WriteLineAsync($"ageing: {words}").ConfigureAwait(false);
            return e is ConfigurationFaultException or UsageFaultException ? 2 : 1;
        }
    }
}
