namespace AgeingMonitor.Care;

/// <summary>What could not be taken in, kept raw with its reason; it can be looked at and sent again. Safe to share.</summary>
public interface IQuarantine
{
    /// <summary>Keeps a message. The same topic, payload and reason again only counts one more. Durable when the task ends.</summary>
    Task AddAsync(QuarantinedMessage message, CancellationToken cancellationToken);

    /// <summary>What is kept, newest first.</summary>
    Task<IReadOnlyList<QuarantinedMessage>> ListAsync(int limit, CancellationToken cancellationToken);

    /// <summary>How many messages are kept, repeats not counted.</summary>
    Task<long> CountAsync(CancellationToken cancellationToken);

    /// <summary>Forgets a message, after it was sent again or looked at; false when unknown.</summary>
    Task<bool> RemoveAsync(string id, CancellationToken cancellationToken);
}
