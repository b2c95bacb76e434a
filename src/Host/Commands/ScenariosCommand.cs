using System.CommandLine;
using System.Globalization;
using AgeingMonitor.Testing.Scenarios;

namespace AgeingMonitor.Host.Commands;

/// <summary><c>ageing scenarios</c>: shows the built-in scenarios and checks one's own.</summary>
internal static class ScenariosCommand
{
    public static Command Create() => new(
        "scenarios",
        """
        Show what may happen in simulated homes, and check a scenario of one's own.

        Examples:
          ageing scenarios list fall
          ageing scenarios show fall-in-the-bathroom-offline > mine.yaml
          ageing scenarios check mine.yaml
        """)
    {
        List(),
        Show(),
        Check(),
        Kinds(),
    };

    private static Command List()
    {
        var word = new Argument<string?>("word") { Description = "Only those whose name contains this", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("list", "List the built-in scenarios: name, size, the alerts that must (+) and must not (-) come, what it is about. Example: ageing scenarios list fall") { word };
        command.SetAction(parsed =>
        {
            var scenarios = ScenarioLibrary.All.Where(scenario => scenario.Name.Contains(parsed.GetValue(word) ?? string.Empty, StringComparison.Ordinal)).ToList();
            if (scenarios.Count == 0)
            {
                throw new CommandFaultException($"no built-in scenario has '{parsed.GetValue(word)}' in its name. 'ageing scenarios list' shows all of them.");
            }

            foreach (var scenario in scenarios)
            {
                Console.WriteLine(scenario.Name);
                Console.WriteLine($"    {scenario.About.English}");
                Console.WriteLine($"    {Size(scenario)}; {Rules(scenario)}");
            }

            return 0;
        });
        return command;
    }

    private static Command Show()
    {
        var name = new Argument<string>("name") { Description = "A built-in scenario" };
        var command = new Command("show", "Print the file of a built-in scenario, as a start for one's own. Example: ageing scenarios show fall-in-the-bathroom-offline > mine.yaml") { name };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var scenario = await ScenarioChoice.FindAsync(parsed.GetValue(name)!, cancellationToken).ConfigureAwait(false);
            Console.Write(ScenarioLibrary.TextOf(scenario.Name) ?? throw new CommandFaultException($"'{parsed.GetValue(name)}' is a file; 'ageing scenarios check' looks at files."));
            return 0;
        });
        return command;
    }

    private static Command Check()
    {
        var files = new Argument<FileInfo[]>("file") { Description = "Scenario files", Arity = ArgumentArity.OneOrMore };
        var command = new Command("check", "Read scenario files; say everything that is wrong, or what will happen and when. Example: ageing scenarios check mine.yaml") { files };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var faults = new List<string>();
            foreach (var file in parsed.GetValue(files)!)
            {
                try
                {
                    Tell(file.Name, await ScenarioChoice.ReadAsync(file.FullName, cancellationToken).ConfigureAwait(false));
                }
                catch (CommandFaultException e)
                {
                    faults.Add(e.Message);
                }
            }

            return faults.Count == 0 ? 0 : throw new CommandFaultException(string.Join(Environment.NewLine, faults));
        });
        return command;
    }

    private static Command Kinds()
    {
        var command = new Command("kinds", "List everything that may happen, for the key 'what' of an event. Example: ageing scenarios kinds");
        command.SetAction(_ =>
        {
            foreach (var scope in HappeningKinds.All.GroupBy(kind => kind.Scope))
            {
                Console.WriteLine($"To the {scope.Key.ToString().ToLowerInvariant()}:");
                foreach (var kind in scope)
                {
                    Console.WriteLine($"  {kind.Name,-15} {kind.Summary}");
                    Console.WriteLine($"  {string.Empty,-15} {ScenarioKindText.Keys(kind)}");
                }
            }

            return 0;
        });
        return command;
    }

    private static void Tell(string file, Scenario scenario)
    {
        Console.WriteLine($"{file}: {scenario.Name}, {Size(scenario)}; {Rules(scenario)}");
        var zone = TimeZoneInfo.FindSystemTimeZoneById(scenario.TimeZone);
        for (var home = 0; home < scenario.Homes; home++)
        {
            foreach (var happening in scenario.Happenings[home])
            {
                var local = TimeZoneInfo.ConvertTime(happening.During.From.ToDateTimeOffset(), zone);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  home {home + 1}  {local:yyyy-MM-dd HH:mm:ss}  {ScenarioKindText.Of(happening)}"));
            }
        }
    }

    private static string Size(Scenario scenario)
    {
        var events = scenario.Happenings.Sum(home => home.Count);
        return string.Join(", ", Counted(scenario.Homes, "home"), Counted(scenario.Days, "day"), Counted(events, "event"));
    }

    private static string Counted(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}{(count == 1 ? string.Empty : "s")}");

    private static string Rules(Scenario scenario)
    {
        var rules = scenario.MustRaise.Select(rule => $"+{rule}").Concat(scenario.MustNotRaise.Select(rule => $"-{rule}"))
            .Concat(scenario.MustList.Select(detector => $"+list:{detector}")).Concat(scenario.MustNotList.Select(detector => $"-list:{detector}")).ToList();
        return rules.Count == 0 ? "no alert is asked for or ruled out" : string.Join(' ', rules);
    }
}
