using System.Collections.Concurrent;

namespace AgeingMonitor.Ingest.Broker;

/// <summary>Messages sent to each session with QoS 1 and not acknowledged by it yet. Safe to share.</summary>
internal sealed class Deliveries
{
    private readonly ConcurrentDictionary<string, int> open = new(StringComparer.Ordinal);

    public bool None => open.Values.All(count => count == 0);

    /// <summary>One more sent; how many are open for the session now.</summary>
    public int Sent(string session) => open.AddOrUpdate(session, 1, (_, count) => count + 1);

    public void Acknowledged(string session) => open.AddOrUpdate(session, 0, (_, count) => Math.Max(0, count - 1));

    public void Forget(string session) => open.TryRemove(session, out _);
}
