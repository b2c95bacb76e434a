using AgeingMonitor.Care;
using AgeingMonitor.Care.Commands;
using AgeingMonitor.Contracts.Commands;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Dashboard.Tests.World;

/// <summary>What kits are asked, in memory; can be down.</summary>
internal sealed class MemoryCommands(TimeProvider clock) : IKitCommands
{
    private readonly List<AskedCommand> all = [];

    public bool IsDown { get; set; }

    public Task<CommandAsking> AskAsync(KitId kit, CommandKind kind, int? seconds, TimeSpan life, string by, CancellationToken cancellationToken)
    {
        var now = Instant.Now(clock);
        if (IsDown)
        {
            throw new CareDatabaseException("down");
        }

        if (all.Count(one => one.Kit == kit && one.StateAt(now) is CommandState.Asked or CommandState.Sent) >= IKitCommands.MostOpen)
        {
            return Task.FromResult(new CommandAsking(null, AskingRefusal.TooMany));
        }

        all.Add(new AskedCommand(kit, new KitCommand { Request = CommandId.New(), Kind = kind, Expires = now + life, Within = life, Seconds = seconds }, now, by, null, null, null));
        return Task.FromResult(new CommandAsking(all[^1], null));
    }

    /// <summary>Changes the last command of a kit.</summary>
    public void Change(KitId kit, Func<AskedCommand, AskedCommand> change)
    {
        var index = all.FindLastIndex(one => one.Kit == kit);
        all[index] = change(all[index]);
    }

    /// <summary>The kit answers its last command.</summary>
    public void Answer(KitId kit, CommandOutcome outcome, string? detail = null, KitDiagnostics? diagnostics = null) => Change(
        kit, one => one with { AnsweredAt = Instant.Now(clock), Answer = new CommandAnswer { Request = one.Command.Request, Outcome = outcome, Detail = detail, Diagnostics = diagnostics } });

    public Task<IReadOnlyList<AskedCommand>> ListAsync(KitId kit, CancellationToken cancellationToken) => IsDown ? throw new CareDatabaseException("down") : Task.FromResult<IReadOnlyList<AskedCommand>>([.. all.Where(one => one.Kit == kit).Reverse()]);

    public Task<AskedCommand?> FindAsync(KitId kit, CommandId request, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<AskedCommand>> ListOpenAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task NoteSentAsync(CommandId request, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<bool> AnswerAsync(KitId kit, CommandAnswer answer, Instant receivedAt, CancellationToken cancellationToken) => throw new NotSupportedException();
}
