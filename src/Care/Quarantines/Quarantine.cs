using AgeingMonitor.Care.Database;
using AgeingMonitor.Care.Database.Rows;
using AgeingMonitor.Contracts.Mqtt;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace AgeingMonitor.Care.Quarantines;

internal sealed partial class Quarantine(CareTransactions transactions, IOptions<CareOptions> options, CareMetrics metrics, ILogger<Quarantine> logger) : IQuarantine
{
    private const string Lock = "quarantine";
    private const int LongestText = 1024;

    private readonly QuarantineOptions bounds = options.Value.Quarantine;

    public async Task AddAsync(QuarantinedMessage message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentOutOfRangeException.ThrowIfLessThan(message.Count, 1);
        var row = RowOf(message);
        var dropped = await transactions.WriteAsync(
            Lock,
            async context =>
            {
                if (await context.Quarantine.Where(known => known.Id == row.Id).ExecuteUpdateAsync(
                    set => set.SetProperty(known => known.Count, known => known.Count + row.Count).SetProperty(known => known.LastReceivedAt, row.LastReceivedAt),
                    cancellationToken) > 0)
                {
                    return 0;
                }

                var letGo = await MakeRoomAsync(context, row.PayloadBytes, cancellationToken);
                context.Quarantine.Add(row);
                return letGo;
            },
            cancellationToken);
        metrics.Quarantined(row.Reason, message.Count);
        if (dropped > 0)
        {
            metrics.QuarantineDropped(dropped);
            LogFull(dropped);
        }
    }

    public Task<IReadOnlyList<QuarantinedMessage>> ListAsync(int limit, CancellationToken cancellationToken) => transactions.ReadAsync(
        async context => (IReadOnlyList<QuarantinedMessage>)await context.Quarantine
            .OrderByDescending(row => row.ReceivedAt).ThenBy(row => row.Id)
            .Take(limit)
            .Select(row => new QuarantinedMessage(row.Id, row.Topic, row.ContentType, row.Payload, row.Reason, row.Detail, row.ReceivedAt, row.Count))
            .ToListAsync(cancellationToken),
        cancellationToken);

    public Task<long> CountAsync(CancellationToken cancellationToken) =>
        transactions.ReadAsync(context => context.Quarantine.LongCountAsync(cancellationToken), cancellationToken);

    public Task<bool> RemoveAsync(string id, CancellationToken cancellationToken) => transactions.WriteAsync(
        Lock,
        async context => await context.Quarantine.Where(row => row.Id == id).ExecuteDeleteAsync(cancellationToken) > 0,
        cancellationToken);

    private static QuarantineRow RowOf(QuarantinedMessage message)
    {
        var payload = message.Payload.Length > WireLimits.MaxMessageBytes ? message.Payload[..WireLimits.MaxMessageBytes] : message.Payload;
        return new QuarantineRow
        {
            Id = QuarantinedMessage.IdOf(message.Topic, payload, message.Reason),
            Topic = StorableText.Of(message.Topic, LongestText),
            ContentType = message.ContentType is null ? null : StorableText.Of(message.ContentType, LongestText),
            Payload = payload,
            PayloadBytes = payload.Length,
            Reason = StorableText.Of(message.Reason, LongestText),
            Detail = StorableText.Of(message.Detail, LongestText),
            ReceivedAt = message.ReceivedAt,
            LastReceivedAt = message.ReceivedAt,
            Count = message.Count,
        };
    }

    /// <summary>Lets the oldest messages go until one of the given size fits; how many went.</summary>
    private async Task<int> MakeRoomAsync(CareDbContext context, int bytes, CancellationToken cancellationToken)
    {
        var kept = await context.Quarantine.GroupBy(_ => 1)
            .Select(all => new { Messages = all.Count(), Bytes = all.Sum(row => (long)row.PayloadBytes) })
            .SingleOrDefaultAsync(cancellationToken);
        var (messages, total) = (kept?.Messages ?? 0, kept?.Bytes ?? 0);
        var letGo = 0;
        while (messages > 0 && (messages >= bounds.MaxMessages || total + bytes > bounds.MaxBytes))
        {
            var oldest = await context.Quarantine.OrderBy(row => row.ReceivedAt).ThenBy(row => row.Id).Select(row => new { row.Id, row.PayloadBytes }).FirstAsync(cancellationToken);
            await context.Quarantine.Where(row => row.Id == oldest.Id).ExecuteDeleteAsync(cancellationToken);
            (messages, total, letGo) = (messages - 1, total - oldest.PayloadBytes, letGo + 1);
        }

        return letGo;
    }
}
