using AgeingMonitor.Contracts.Time;

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

/// <summary>A message as it came.</summary>
/// <param name="Id">SHA-256 of topic, payload and reason, in hex.</param>
/// <param name="Topic">As published.</param>
/// <param name="ContentType">As published; null when absent.</param>
/// <param name="Payload">As published, cut at the wire's limit.</param>
/// <param name="Reason">Short code, a hyphen-joined word such as <c>unknown-kit</c>, <c>not-senml</c>, <c>implausible</c>.</param>
/// <param name="Detail">What exactly, for a technician; no value of a vital sign.</param>
/// <param name="ReceivedAt">First time.</param>
/// <param name="Count">How often it came.</param>
public sealed record QuarantinedMessage(string Id, string Topic, string? ContentType, byte[] Payload, string Reason, string Detail, Instant ReceivedAt, long Count);
