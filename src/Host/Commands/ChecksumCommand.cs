using System.CommandLine;
using AgeingMonitor.Host.Configuration;
using AgeingMonitor.Host.Replays;
using AgeingMonitor.Host.Roles;

namespace AgeingMonitor.Host.Commands;

/// <summary><c>ageing checksum</c>: what is in the stores, in a form that two servers can be compared by.</summary>
internal static class ChecksumCommand
{
    public static Command Create()
    {
        var arguments = new ServerArguments();
        var alerts = new Option<bool>("--alerts") { Description = "List every alert too: id, rule, home and when its episode began" };
        var command = new Command(
            "checksum",
            """
            Count and check what is stored, home by home, so that two servers can be compared: observations, ledger of packs, alerts.

            Example: ageing checksum --data-dir /srv/ageing --alerts
            """)
        { alerts };
        arguments.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var tool = await ToolHost.OpenStoresAsync(arguments.Read(parsed), _ => { }, cancellationToken).ConfigureAwait(false);
            var content = await StoreContent.ReadAsync(tool, cancellationToken).ConfigureAwait(false);
            content.Write(Console.Out, parsed.GetValue(alerts));
            return 0;
        });
        return command;
    }
}
