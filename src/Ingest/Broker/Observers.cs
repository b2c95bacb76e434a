using System.Collections.Concurrent;
using AgeingMonitor.Contracts.Mqtt;

namespace AgeingMonitor.Ingest.Broker;

/// <summary>Sessions that subscribe to what kits say. Usually none: then a message need not be offered to every session. Safe to share.</summary>
internal sealed class Observers
{
    private static readonly string[] NotFromKit = [Topics.Ack, Topics.Cfg, Topics.Cmd];
    private readonly ConcurrentDictionary<(string Session, string Filter), bool> subscriptions = new();

    public bool Any => !subscriptions.IsEmpty;

    public Task AddAsync(string session, string filter)
    {
        if (!NotFromKit.Any(channel => filter.EndsWith("/" + channel, StringComparison.Ordinal)))
        {
            subscriptions[(session, filter)] = true;
        }

        return Task.CompletedTask;
    }

    public Task RemoveAsync(string session, string filter)
    {
        subscriptions.TryRemove((session, filter), out _);
        return Task.CompletedTask;
    }

    public Task RemoveAsync(string session)
    {
        foreach (var key in subscriptions.Keys.Where(key => key.Session == session))
        {
            subscriptions.TryRemove(key, out _);
        }

        return Task.CompletedTask;
    }
}
