using System.CommandLine;
using System.Globalization;
using AgeingMonitor.Host.Configuration;
using AgeingMonitor.Host.Roles;
using AgeingMonitor.Host.Simulations;
using AgeingMonitor.Ingest;
using AgeingMonitor.Testing.Simulations;

namespace AgeingMonitor.Host.Commands;

/// <summary><c>ageing simulate</c>: what the kits of simulated homes would publish, as a recording with the truth beside it.</summary>
internal static class SimulateCommand
{
    public static Command Create()
    {
        var choices = new SimulationChoices();
        var output = new Option<DirectoryInfo?>("--out", "--output", "-o") { Description = $"Folder for {SimulationFiles.Recording} and {SimulationFiles.Truth}", HelpName = "folder" };
        var force = new Option<bool>("--force") { Description = "Replace a simulation that is in the folder already" };
        var live = new Option<bool>("--live") { Description = "Let the homes live at a running server from now on, marked as simulated on every page, until Ctrl-C or for --days" };
        var team = new Option<string?>("--team") { Description = "With --live: show the homes to the team of this user [default: on no board]", HelpName = "user" };
        var arguments = new ServerArguments();
        var report = new ReportChoices();
        var command = new Command(
            "simulate",
            """
            Let people live in simulated homes, and write what their kits publish and what truly happened. The same options give the same bytes on every machine.

            Examples:
              ageing simulate --homes 10 --days 30 --seed 7 --out simulated
              ageing simulate --scenario fall-in-the-bathroom-offline --out fall
              ageing replay simulated/recording.jsonl.gz --speed max
              ageing simulate --homes 100 --days 30 --seed 7 --report report.html --json
              ageing simulate --scenario all --report scenarios.html --language fr
              ageing simulate --live --homes 5 --team claire --pack-period 5s
            """)
        { output, force, live, team };
        choices.AddTo(command);
        report.AddTo(command);
        arguments.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (parsed.GetValue(live))
            {
                return await LiveAsync(arguments.Read(parsed), await choices.ReadLiveAsync(parsed, cancellationToken).ConfigureAwait(false), parsed.GetValue(team), cancellationToken).ConfigureAwait(false);
            }

            var isReport = report.AreMade(parsed);
            var options = isReport && parsed.GetValue(output) is null ? null : await choices.ReadAsync(parsed, cancellationToken).ConfigureAwait(false);
            if (isReport)
            {
                await report.WriteAsync(parsed, await choices.ReadManyAsync(parsed, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
            }

            if (options is null)
            {
                return 0;
            }

            var folder = parsed.GetValue(output) ?? throw new UsageFaultException("say with --out where the simulation is to be written, or with --report where a report is; or --live.");
            await WriteAsync(Simulation.Create(options), folder, parsed.GetValue(force), cancellationToken).ConfigureAwait(false);
            return 0;
        });
        return command;
    }

    private static async Task<int> LiveAsync(ServerSettings settings, SimulationOptions options, string? viewer, CancellationToken cancellationToken)
    {
        await using var tool = await ToolHost.OpenStoresAsync(settings, services => services.AddCertificateAuthority(settings.Configuration), cancellationToken).ConfigureAwait(false);
        return await LiveHomes.RunAsync(tool, Simulation.Create(options), viewer, cancellationToken).ConfigureAwait(false);
    }

    private static async Task WriteAsync(Simulation simulation, DirectoryInfo folder, bool force, CancellationToken cancellationToken)
    {
        if (!force && (File.Exists(Path.Combine(folder.FullName, SimulationFiles.Recording)) || File.Exists(Path.Combine(folder.FullName, SimulationFiles.Truth))))
        {
            throw new CommandFaultException($"there is a simulation in '{folder}' already; --force replaces it.");
        }

        var start = TimeProvider.System.GetTimestamp();
        var report = await SimulationBar.ShowAsync(progress => SimulationFiles.WriteAsync(simulation, folder.FullName, progress, cancellationToken)).ConfigureAwait(false);
        var seconds = Math.Max(TimeProvider.System.GetElapsedTime(start).TotalSeconds, 0.001);
        var culture = CultureInfo.InvariantCulture;
        Console.WriteLine(string.Create(culture, $"simulated    {Counted.Homes(simulation.Homes.Count)}, {simulation.During.From.ToDateTimeOffset():yyyy-MM-dd HH:mm} to {simulation.During.To.ToDateTimeOffset():yyyy-MM-dd HH:mm} UTC, {report.Happenings} happenings"));
        Console.WriteLine(string.Create(culture, $"recording    {report.Observations} observations in {report.Packs} packs, {report.Messages} messages, {report.RecordingBytes / 1e6:0.0} MB"));
        Console.WriteLine(string.Create(culture, $"truth        {report.TruthBytes / 1e6:0.0} MB"));
        Console.WriteLine(string.Create(culture, $"took         {seconds:0.0} s, {report.Observations / seconds:0} observations/s"));
    }
}
