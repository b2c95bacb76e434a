using AgeingMonitor.Care;
using AgeingMonitor.Care.Commands;
using AgeingMonitor.Contracts.Commands;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Ingest.Tests.Pipeline;

/// <summary>What kits are asked, in memory; can be down.</summary>
internal sealed class KitCommandsFake : IKitCommands
{
    private readonly Lock gate = new();
    private readonly Dictionary<CommandId, AskedCommand> all = [];

    public bool IsDown { get; set; }

    /// <summary>A command whose answer meets a defect.</summary>
    public CommandId Broken { get; set; }

    /// <summary>The clock by which commands end.</summary>
    public TimeProvider Clock { get; set; } = TimeProvider.System;

    public AskedCommand this[CommandId request]
    {
        get
        {
            lock (gate)
            {
                return all[request];
            }
        }
    }

    /// <summary>Somebody asks a kit.</summary>
    public CommandId Ask(KitId kit, CommandKind kind, double seconds = 60)
    {
        lock (gate)
        {
            var now = Instant.Now(Clock);
            var command = new KitCommand { Request = CommandId.New(), Kind = kind, Expires = now + TimeSpan.FromSeconds(seconds), Within = TimeSpan.FromSeconds(seconds) };
            all[command.Request] = new AskedCommand(kit, command, now, "tests", null, null, null);
            return command.Request;
        }
    }

    public Task<CommandAsking> AskAsync(KitId kit, CommandKind kind, int? seconds, TimeSpan life, string by, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<AskedCommand?> FindAsync(KitId kit, CommandId request, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<AskedCommand>> ListAsync(KitId kit, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<AskedCommand>> ListOpenAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return IsDown ? throw new CareDatabaseException("down") : Task.FromResult<IReadOnlyList<AskedCommand>>([.. all.Values.Where(one => one.Answer is null && one.Command.Expires > Instant.Now(Clock)).OrderBy(one => one.AskedAt)]);
        }
    }

    public Task NoteSentAsync(CommandId request, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            all[request] = all[request] with { SentAt = all[request].SentAt ?? Instant.Now(Clock) };
            return Task.CompletedTask;
        }
    }

    public Task<bool> AnswerAsync(KitId kit, CommandAnswer answer, Instant receivedAt, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (IsDown)
            {
                throw new CareDatabaseException("down");
            }

            if (answer.Request == Broken)
            {
                throw new ArgumentException("defect", nameof(answer));
            }

            if (!all.TryGetValue(answer.Request, out var asked) || asked.Kit != kit)
            {
                return Task.FromResult(false);
            }

            all[answer.Request] = asked.Answer is null ? asked with { Answer = answer, AnsweredAt = receivedAt } : asked;
            return Task.FromResult(true);
        }
    }
}
