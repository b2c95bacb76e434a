using System.CommandLine;
using AgeingMonitor.Analytics;
using AgeingMonitor.Analytics.Shadow;
using AgeingMonitor.Care;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Host.Configuration;
using AgeingMonitor.Host.Roles;

namespace AgeingMonitor.Host.Commands;

/// <summary><c>ageing models</c>: how new models do beside those in force.</summary>
internal static class ModelsCommand
{
    public static Command Create() => new("models", "Models: compare") { CreateCompare() };

    private static Command CreateCompare()
    {
        var arguments = new ServerArguments();
        var json = new Option<bool>("--json") { Description = "One object a line on standard output, for each model and home" };
        var command = new Command(
            "compare",
            """
            Compare the models that run as shadows (Analytics:Shadow:falls, :agitation, :routine) with those in force: what both found, what one found alone, by home and with times. Reads the homes' last snapshots, so it may be up to two minutes behind. A shadow raises nothing; when its setting is taken away, what was counted of it goes with it.

            Example: ageing models compare --data-dir /var/lib/ageing
            """)
        { json };
        arguments.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var tool = await ToolHost.OpenCareAsync(arguments.Read(parsed), cancellationToken).ConfigureAwait(false);
            var snapshots = tool.Get<ISnapshotStore>();
            var comparisons = new List<(string Home, ShadowComparison Comparison)>();
            foreach (var home in await tool.Get<IHomeDirectory>().ListAsync(Enum.GetValues<HomeMode>(), cancellationToken).ConfigureAwait(false))
            {
                if (await snapshots.LoadAsync(home, cancellationToken).ConfigureAwait(false) is { } snapshot)
                {
                    comparisons.AddRange(HomeAnalysis.ComparisonsIn([.. snapshot.Parts.Select(part => new HomeStatePart(part.Resident, part.State))]).Select(comparison => (home.Value, comparison)));
                }
            }

            ComparisonTable.Write(comparisons, parsed.GetValue(json));
            if (comparisons.Count == 0)
            {
                await Console.Error.WriteLineAsync("No home has compared a shadow yet. Set Analytics:Shadow:<model> to the file of a model, and let packs come in.").ConfigureAwait(false);
            }

            return 0;
        });
        return command;
    }
}
