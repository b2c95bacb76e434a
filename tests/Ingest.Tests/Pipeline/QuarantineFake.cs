using System.Collections.Concurrent;
using AgeingMonitor.Care;

namespace AgeingMonitor.Ingest.Tests.Pipeline;

/// <summary>A quarantine in memory that can be down.</summary>
internal sealed class QuarantineFake : IQuarantine
{
    private readonly ConcurrentDictionary<string, QuarantinedMessage> kept = new();

    public bool IsDown { get; set; }

    public IEnumerable<QuarantinedMessage> All => kept.Values;

    public Task AddAsync(QuarantinedMessage message, CancellationToken cancellationToken)
    {
        if (IsDown)
        {
            throw new CareDatabaseException("down");
        }

        kept.AddOrUpdate(message.Id, message, (_, known) => known with { Count = known.Count + 1 });
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<QuarantinedMessage>> ListAsync(int limit, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<QuarantinedMessage>>([.. kept.Values.Take(limit)]);

    public Task<long> CountAsync(CancellationToken cancellationToken) => Task.FromResult((long)kept.Count);

    public Task<bool> RemoveAsync(string id, CancellationToken cancellationToken) => Task.FromResult(kept.TryRemove(id, out _));
}
