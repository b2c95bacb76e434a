using System.CommandLine;
using AgeingMonitor.Care;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Host.Configuration;
using AgeingMonitor.Host.Roles;

namespace AgeingMonitor.Host.Commands;

/// <summary><c>ageing team</c>: care teams, which follow homes and to which people belong.</summary>
internal static class TeamCommand
{
    private const int LongestName = 64;

    public static Command Create() => new("team", "Care teams: add, rename, list") { CreateAdd(), CreateRename(), CreateList() };

    private static Command CreateAdd()
    {
        var arguments = new ServerArguments();
        var name = new Argument<string>("name") { Description = "What people call it" };
        var command = new Command("add", "Add a care team and print its id. Example: ageing team add \"Équipe Nord\"") { name };
        arguments.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var called = NameOf(parsed.GetValue(name)!);
            await using var tool = await ToolHost.OpenCareAsync(arguments.Read(parsed), cancellationToken).ConfigureAwait(false);
            var team = CareTeamId.New();
            await tool.Get<IProvisioning>().EnsureTeamAsync(team, called, cancellationToken).ConfigureAwait(false);
            Console.WriteLine(team);
            await Console.Error.WriteLineAsync($"Added. Who belongs to it: ageing user join NAME {team} --role {CareRoles.Nurse}").ConfigureAwait(false);
            return 0;
        });
        return command;
    }

    private static Command CreateRename()
    {
        var arguments = new ServerArguments();
        var id = new Argument<string>("team") { Description = "The team's id, as t-…" };
        var name = new Argument<string>("name") { Description = "What people call it from now on" };
        var command = new Command("rename", "Give a care team another name. Example: ageing team rename t-abcdefghijklm \"Équipe Sud\"") { id, name };
        arguments.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var called = NameOf(parsed.GetValue(name)!);
            if (!CareTeamId.TryParse(parsed.GetValue(id), out var team))
            {
                throw new UsageFaultException($"'{parsed.GetValue(id)}' is not a care team's id: t- and 13 characters.");
            }

            await using var tool = await ToolHost.OpenCareAsync(arguments.Read(parsed), cancellationToken).ConfigureAwait(false);
            if (!(await tool.Get<IProvisioning>().ListTeamsAsync(cancellationToken).ConfigureAwait(false)).ContainsKey(team))
            {
                throw new CommandFaultException($"there is no team {team}; 'ageing team list' shows them all.");
            }

            await tool.Get<IProvisioning>().EnsureTeamAsync(team, called, cancellationToken).ConfigureAwait(false);
            return 0;
        });
        return command;
    }

    private static Command CreateList()
    {
        var arguments = new ServerArguments();
        var command = new Command("list", "List care teams: id, name");
        arguments.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var tool = await ToolHost.OpenCareAsync(arguments.Read(parsed), cancellationToken).ConfigureAwait(false);
            foreach (var (team, name) in (await tool.Get<IProvisioning>().ListTeamsAsync(cancellationToken).ConfigureAwait(false)).OrderBy(pair => pair.Value, StringComparer.Ordinal))
            {
                Console.WriteLine($"{team}\t{name}");
            }

            return 0;
        });
        return command;
    }

    private static string NameOf(string name) => name.Trim() is { Length: > 0 and <= LongestName } trimmed ? trimmed : throw new UsageFaultException($"a team's name has 1 to {LongestName} characters.");
}
