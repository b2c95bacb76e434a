using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Ingest.Certificates;

namespace AgeingMonitor.Ingest.Broker;

/// <summary>
/// Who may publish and subscribe to what, by user name alone. The same rules stand in <c>deploy/mosquitto/acl</c>; one test holds both to them.
/// </summary>
/// <param name="isReplay">Whether a kit belongs to homes of mode replay only.</param>
internal sealed class TopicAccess(Func<KitId, CancellationToken, ValueTask<bool>> isReplay)
{
    private static readonly string[] PlayerMaySay = [Topics.Obs, Topics.Evt, Topics.Tick, Topics.State];

    /// <summary>Whether a message, or a last will, of this topic is allowed.</summary>
    public async ValueTask<bool> MayPublishAsync(ClientIdentity client, string topic, CancellationToken cancellationToken)
    {
        if (!Topics.TryParse(topic, out var kit, out var channel))
        {
            return false;
        }

        return client.Kit is { } own ? kit == own && Topics.FromKit.Contains(channel)
            : client.Name == ServiceNames.Ingest
            || (client.Name == ServiceNames.Player && PlayerMaySay.Contains(channel) && await isReplay(kit, cancellationToken));
    }

    /// <summary>Whether a subscription is allowed. Kits and the player name their topics in full: no wildcard, no share.</summary>
    public async ValueTask<bool> MaySubscribeAsync(ClientIdentity client, string filter, CancellationToken cancellationToken)
    {
        if (client.Name == ServiceNames.Ingest)
        {
            return filter.StartsWith(Topics.Root + "/", StringComparison.Ordinal);
        }

        if (!Topics.TryParse(filter, out var kit, out var channel))
        {
            return false;
        }

        return client.Kit is { } own
            ? kit == own && Topics.ToKit.Contains(channel)
            : client.Name == ServiceNames.Player && channel == Topics.Ack && await isReplay(kit, cancellationToken);
    }
}
