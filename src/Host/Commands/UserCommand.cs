using System.CommandLine;
using AgeingMonitor.Care;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Host.Configuration;
using AgeingMonitor.Host.Roles;

namespace AgeingMonitor.Host.Commands;

/// <summary><c>ageing user</c>: people who sign in. Nobody gets a default password: a new user comes in by a link that works once.</summary>
internal static class UserCommand
{
    public static Command Create() => new("user", "People who sign in: add, list, link, join")
    {
        CreateAdd(),
        CreateList(),
        CreateLink(),
        CreateJoin(),
    };

    private static Command CreateAdd()
    {
        var arguments = new ServerArguments();
        var name = new Argument<string>("name") { Description = "What is typed at sign-in" };
        var display = new Option<string?>("--display-name") { Description = "As screens show it [default: the name]" };
        var roles = new Option<string[]>("--role") { Description = $"One of {string.Join(", ", CareRoles.All)}; may be repeated", Required = true };
        var language = new Option<string>("--language") { Description = "Language of the screens: fr or en", DefaultValueFactory = _ => CareLanguages.French };
        var passwordFile = new Option<FileInfo?>("--password-file") { Description = "A file whose first line is the password [default: none; sign in by the link that is printed]" };
        var command = new Command("add", "Add a user and print a sign-in link that works once, for 15 minutes. Example: ageing user add claire --role nurse --display-name \"Claire D.\"") { name, display, roles, language, passwordFile };
        arguments.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var tool = await ToolHost.OpenCareAsync(arguments.Read(parsed), cancellationToken).ConfigureAwait(false);
            var password = parsed.GetValue(passwordFile) is { } file ? (await File.ReadAllLinesAsync(file.FullName, cancellationToken).ConfigureAwait(false)).FirstOrDefault() : null;
            var userName = parsed.GetValue(name)!;
            var made = await tool.Get<IUserDirectory>().CreateAsync(new NewUser(userName, parsed.GetValue(display) ?? userName, parsed.GetValue(roles)!, parsed.GetValue(language)!, password), cancellationToken).ConfigureAwait(false);
            if (made.User is null)
            {
                throw new CommandFaultException(string.Join(" ", made.Errors));
            }

            Console.WriteLine($"Added {userName}.");
            await PrintLinkAsync(tool, made.User.Id, cancellationToken).ConfigureAwait(false);
            return 0;
        });
        return command;
    }

    private static Command CreateList()
    {
        var arguments = new ServerArguments();
        var command = new Command("list", "List users: name, display name, language");
        arguments.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var tool = await ToolHost.OpenCareAsync(arguments.Read(parsed), cancellationToken).ConfigureAwait(false);
            foreach (var user in await tool.Get<IUserDirectory>().ListAsync(cancellationToken).ConfigureAwait(false))
            {
                Console.WriteLine($"{user.UserName}\t{user.DisplayName}\t{user.Language}");
            }

            return 0;
        });
        return command;
    }

    private static Command CreateLink()
    {
        var arguments = new ServerArguments();
        var name = new Argument<string>("name") { Description = "What is typed at sign-in" };
        var command = new Command("link", "Print a new sign-in link for a user: works once, for 15 minutes. Example: ageing user link claire") { name };
        arguments.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var tool = await ToolHost.OpenCareAsync(arguments.Read(parsed), cancellationToken).ConfigureAwait(false);
            await PrintLinkAsync(tool, (await FindAsync(tool, parsed.GetValue(name)!, cancellationToken).ConfigureAwait(false)).Id, cancellationToken).ConfigureAwait(false);
            return 0;
        });
        return command;
    }

    private static Command CreateJoin()
    {
        var arguments = new ServerArguments();
        var name = new Argument<string>("name") { Description = "What is typed at sign-in" };
        var team = new Argument<string>("team") { Description = "The care team's id, as t-…" };
        var role = new Option<string>("--role") { Description = "Role in the team", DefaultValueFactory = _ => CareRoles.Nurse };
        var command = new Command("join", "Make a user a member of a care team, from now on. Example: ageing user join claire t-abcdefghijklm --role nurse") { name, team, role };
        arguments.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (!CareTeamId.TryParse(parsed.GetValue(team), out var id))
            {
                throw new UsageFaultException($"'{parsed.GetValue(team)}' is not a care team's id: t- and 13 characters.");
            }

            await using var tool = await ToolHost.OpenCareAsync(arguments.Read(parsed), cancellationToken).ConfigureAwait(false);
            var user = await FindAsync(tool, parsed.GetValue(name)!, cancellationToken).ConfigureAwait(false);
            try
            {
                await tool.Get<IUserDirectory>().JoinTeamAsync(user.Id, id, parsed.GetValue(role)!, new TimeRange(Instant.Now(TimeProvider.System), Instant.MaxValue), cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (e is InvalidOperationException or ArgumentException)
            {
                throw new CommandFaultException(e.Message);
            }

            Console.WriteLine($"{user.UserName} is in {id}.");
            return 0;
        });
        return command;
    }

    private static async Task<CareUser> FindAsync(ToolHost tool, string name, CancellationToken cancellationToken) =>
        await tool.Get<IUserDirectory>().FindByNameAsync(name, cancellationToken).ConfigureAwait(false)
        ?? throw new CommandFaultException($"there is no user '{name}'; 'ageing user list' shows them all.");

    private static async Task PrintLinkAsync(ToolHost tool, string userId, CancellationToken cancellationToken)
    {
        var link = await tool.Get<ISignInLinks>().CreateAsync(userId, cancellationToken).ConfigureAwait(false);
        Console.WriteLine($"Sign in once, within 15 minutes: {SignInPage.Link(tool.Settings, link.Token)}");
    }
}
