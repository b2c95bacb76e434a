using System.Text;
using AgeingMonitor.Care.Database;
using AgeingMonitor.Care.Database.Rows;
using AgeingMonitor.Contracts.Commands;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using Microsoft.EntityFrameworkCore;

namespace AgeingMonitor.Care.Commands;

internal sealed class KitCommands(CareTransactions transactions, TimeProvider clock) : IKitCommands
{
    public Task<CommandAsking> AskAsync(KitId kit, CommandKind kind, int? seconds, TimeSpan life, string by, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(by);
        var now = Instant.Now(clock);

        // The wire says whole seconds: here already, so that all say the same.
        var expires = new Instant(((now + life).Microseconds + Instant.MicrosecondsPerSecond - 1) / Instant.MicrosecondsPerSecond * Instant.MicrosecondsPerSecond);
        var command = new KitCommand { Request = CommandId.New(), Kind = kind, Expires = expires, Within = life, Seconds = seconds };
        KitCommandEncoder.Encode(command);
        return transactions.WriteAsync(
            LockOf(kit),
            async context =>
            {
                if (!await context.Kits.AnyAsync(row => row.Id == kit && row.RetiredAt == null && row.RevokedAt == null, cancellationToken))
                {
                    return new CommandAsking(null, AskingRefusal.NoSuchKit);
                }

                if (await context.KitCommands.CountAsync(one => one.KitId == kit && one.AnsweredAt == null && one.ExpiresAt > now, cancellationToken) >= IKitCommands.MostOpen)
                {
                    return new CommandAsking(null, AskingRefusal.TooMany);
                }

                var row = new KitCommandRow { Request = command.Request, KitId = kit, Kind = CommandRules.TextOf(kind), Seconds = seconds, AskedAt = now, AskedBy = by, ExpiresAt = expires };
                context.KitCommands.Add(row);
                return new CommandAsking(Asked(row), null);
            },
            cancellationToken);
    }

    public Task<AskedCommand?> FindAsync(KitId kit, CommandId request, CancellationToken cancellationToken) => transactions.ReadAsync(
        async context => await context.KitCommands.SingleOrDefaultAsync(row => row.Request == request && row.KitId == kit, cancellationToken) is { } row ? Asked(row) : null,
        cancellationToken);

    public Task<IReadOnlyList<AskedCommand>> ListAsync(KitId kit, CancellationToken cancellationToken) => transactions.ReadAsync(
        async context =>
        {
            var rows = await context.KitCommands.Where(row => row.KitId == kit).OrderByDescending(row => row.Id).Take(IKitCommands.LongestList).ToListAsync(cancellationToken);
            var list = rows.ConvertAll(Asked);
            if (rows.Count == IKitCommands.LongestList && !list.Exists(HasReport) && await ReportBeforeAsync(context, kit, rows[^1].Id, cancellationToken) is { } told)
            {
                list.Add(told);
            }

            return (IReadOnlyList<AskedCommand>)list;
        },
        cancellationToken);

    public Task<IReadOnlyList<AskedCommand>> ListOpenAsync(CancellationToken cancellationToken)
    {
        var now = Instant.Now(clock);
        return transactions.ReadAsync(
            async context => (IReadOnlyList<AskedCommand>)[.. (await context.KitCommands
                .Where(row => row.ExpiresAt > now && row.AnsweredAt == null && context.Kits.Any(kit => kit.Id == row.KitId && kit.RetiredAt == null && kit.RevokedAt == null))
                .OrderBy(row => row.Id).ToListAsync(cancellationToken)).Select(Asked)],
            cancellationToken);
    }

    public Task NoteSentAsync(CommandId request, CancellationToken cancellationToken)
    {
        var now = Instant.Now(clock);
        return transactions.WriteAsync(
            $"kit-command:{request}",
            context => context.KitCommands.Where(row => row.Request == request && row.SentAt == null).ExecuteUpdateAsync(set => set.SetProperty(row => row.SentAt, now), cancellationToken),
            cancellationToken);
    }

    public Task<bool> AnswerAsync(KitId kit, CommandAnswer answer, Instant receivedAt, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return transactions.WriteAsync(
            LockOf(kit),
            async context =>
            {
                if (await context.KitCommands.SingleOrDefaultAsync(row => row.Request == answer.Request && row.KitId == kit, cancellationToken) is not { } row)
                {
                    return false;
                }

                if (row.AnsweredAt is null)
                {
                    (row.AnsweredAt, row.Answer) = (receivedAt, Encoding.UTF8.GetString(CommandAnswerEncoder.Encode(answer)));
                }

                return true;
            },
            cancellationToken);
    }

    /// <summary>The last report before a row. Answers are large: they are read one by one, and no further than needed.</summary>
    private static async Task<AskedCommand?> ReportBeforeAsync(CareDbContext context, KitId kit, long before, CancellationToken cancellationToken)
    {
        var diagnostics = CommandRules.TextOf(CommandKind.Diagnostics);
        await foreach (var row in context.KitCommands
            .Where(row => row.KitId == kit && row.Id < before && row.Kind == diagnostics && row.Answer != null)
            .OrderByDescending(row => row.Id).Take(IKitCommands.LongestSearch).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (Asked(row) is var asked && HasReport(asked))
            {
                return asked;
            }
        }

        return null;
    }

    private static bool HasReport(AskedCommand asked) => asked.Answer?.Diagnostics is not null;

    private static string LockOf(KitId kit) => $"kit-commands:{kit}";

    private static AskedCommand Asked(KitCommandRow row) => new(
        row.KitId,
        new KitCommand { Request = row.Request, Kind = CommandRules.KindOf(row.Kind), Expires = row.ExpiresAt, Within = row.ExpiresAt - row.AskedAt, Seconds = row.Seconds },
        row.AskedAt,
        row.AskedBy,
        row.SentAt,
        row.AnsweredAt,
        row.Answer is { } text && CommandAnswerDecoder.TryDecode(Encoding.UTF8.GetBytes(text), out var answer) ? answer : null);
}
