using AgeingMonitor.Care;
using AgeingMonitor.Care.Commands;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Commands;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Dashboard.Access;
using AgeingMonitor.Dashboard.Kits;
using AgeingMonitor.Dashboard.Live;
using AgeingMonitor.Dashboard.Texts;

namespace AgeingMonitor.Dashboard.Commands;

/// <summary>Asks a kit something, and shows what it answers. Who may is decided by <see cref="KitDesk"/>; ingest does the sending.</summary>
internal sealed class CommandDesk(Viewer viewer, IKitCommands commands, INameDirectory names)
{
    /// <summary>Asks; null, or why not.</summary>
    public async Task<LocalizedText?> AskAsync(KitSight kit, string? word, CancellationToken cancellationToken)
    {
        var kind = CommandRules.KindOf(word);
        if (kind == CommandKind.Unknown)
        {
            return CommandTexts.RefusalWord;
        }

        try
        {
            return (await commands.AskAsync(kit.Kit.Kit, kind, null, IKitCommands.UsualLife, viewer.Id, cancellationToken)).Refusal switch
            {
                null => null,
                AskingRefusal.TooMany => CommandTexts.RefusalTooMany,
                _ => CommandTexts.RefusalKit,
            };
        }
        catch (Exception fault) when (WorldFaults.Matches(fault))
        {
            return KitTexts.Failed;
        }
    }

    /// <summary>What a kit was asked and answered.</summary>
    public async Task<CommandSight> LookAsync(KitId kit, CancellationToken cancellationToken)
    {
        var asked = await commands.ListAsync(kit, cancellationToken);
        return new CommandSight(asked, await names.NamesOfUsersAsync([.. asked.Select(one => one.AskedBy).Distinct()], cancellationToken));
    }
}
