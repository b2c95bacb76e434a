using System.CommandLine;
using AgeingMonitor.Care;
using AgeingMonitor.Host.Configuration;
using AgeingMonitor.Host.Roles;

namespace AgeingMonitor.Host.Commands;

/// <summary><c>ageing quarantine</c>: looks at what could not be taken in.</summary>
internal static class QuarantineCommand
{
    public static Command Create() => new("quarantine", "Messages that could not be taken in: list, show, drop")
    {
        CreateList(),
        CreateShow(),
        CreateDrop(),
    };

    private static Command CreateList()
    {
        var arguments = new ServerArguments();
        var limit = new Option<int>("--limit") { Description = "Most lines", DefaultValueFactory = _ => 50 };
        var command = new Command("list", "List them, newest first: id, time, times seen, reason, topic, detail. Example: ageing quarantine list --limit 20") { limit };
        arguments.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var tool = await ToolHost.OpenCareAsync(arguments.Read(parsed), cancellationToken).ConfigureAwait(false);
            var quarantine = tool.Get<IQuarantine>();
            foreach (var message in await quarantine.ListAsync(parsed.GetValue(limit), cancellationToken).ConfigureAwait(false))
            {
                Console.WriteLine($"{message.Id[..12]}  {message.ReceivedAt}  {message.Count}×  {message.Reason}  {message.Topic}  {message.Detail}");
            }

            Console.WriteLine($"{await quarantine.CountAsync(cancellationToken).ConfigureAwait(false)} kept in all.");
            return 0;
        });
        return command;
    }

    private static Command CreateShow()
    {
        var arguments = new ServerArguments();
        var id = new Argument<string>("id") { Description = "The id, or its first characters" };
        var command = new Command("show", "Write the raw payload of one to standard output. Example: ageing quarantine show 3f2a9c | xxd") { id };
        arguments.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var tool = await ToolHost.OpenCareAsync(arguments.Read(parsed), cancellationToken).ConfigureAwait(false);
            var message = await FindAsync(tool, parsed.GetValue(id)!, cancellationToken).ConfigureAwait(false);
            await using var output = Console.OpenStandardOutput();
            await output.WriteAsync(message.Payload, cancellationToken).ConfigureAwait(false);
            return 0;
        });
        return command;
    }

    private static Command CreateDrop()
    {
        var arguments = new ServerArguments();
        var id = new Argument<string>("id") { Description = "The id, or its first characters" };
        var command = new Command("drop", "Forget one, for good. Example: ageing quarantine drop 3f2a9c") { id };
        arguments.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var tool = await ToolHost.OpenCareAsync(arguments.Read(parsed), cancellationToken).ConfigureAwait(false);
            var message = await FindAsync(tool, parsed.GetValue(id)!, cancellationToken).ConfigureAwait(false);
            await tool.Get<IQuarantine>().RemoveAsync(message.Id, cancellationToken).ConfigureAwait(false);
            Console.WriteLine($"Dropped {message.Id[..12]}.");
            return 0;
        });
        return command;
    }

    private static async Task<QuarantinedMessage> FindAsync(ToolHost tool, string start, CancellationToken cancellationToken)
    {
        var found = (await tool.Get<IQuarantine>().ListAsync(int.MaxValue, cancellationToken).ConfigureAwait(false)).Where(m => m.Id.StartsWith(start, StringComparison.OrdinalIgnoreCase)).Take(2).ToList();
        return found.Count == 1
            ? found[0]
            : throw new CommandFaultException(found.Count == 0 ? $"no message in quarantine has an id that starts with '{start}'." : $"several ids start with '{start}'; give more of it.");
    }
}
