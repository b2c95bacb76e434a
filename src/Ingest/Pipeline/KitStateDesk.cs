using System.Threading.Channels;
using AgeingMonitor.Care.Installation;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Ingest.Broker;

namespace AgeingMonitor.Ingest.Pipeline;

/// <summary>
/// Keeps what kits say of themselves, beside the way of the packs: it never holds them up. Of one kit only the latest word waits, so a care database that is down costs a word for each kit at most.
/// </summary>
internal sealed class KitStateDesk(IKitStates states, CareRetry retry, QuarantineDesk quarantine)
{
    private readonly Lock gate = new();
    private readonly Dictionary<KitId, ReceivedMessage> waiting = [];
    private readonly Channel<KitId> order = Channel.CreateUnbounded<KitId>();

    /// <summary>Kits whose word is not kept yet.</summary>
    public int Waiting
    {
        get
        {
            lock (gate)
            {
                return waiting.Count;
            }
        }
    }

    /// <summary>Takes a message of topic <c>state</c>. An empty one clears the broker's copy and says nothing.</summary>
    public void Take(KitId kit, ReceivedMessage message)
    {
        if (message.Payload.Length == 0)
        {
            return;
        }

        lock (gate)
        {
            var isWaiting = waiting.ContainsKey(kit);
            waiting[kit] = message;
            if (!isWaiting)
            {
                order.Writer.TryWrite(kit);
            }
        }
    }

    /// <summary>Takes nothing more; what waits is still kept.</summary>
    public void Close() => order.Writer.TryComplete();

    /// <summary>Keeps them until it is closed.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await foreach (var kit in order.Reader.ReadAllAsync(cancellationToken))
        {
            ReceivedMessage message;
            lock (gate)
            {
                waiting.Remove(kit, out message!);
            }

            await KeepAsync(kit, message, cancellationToken);
        }
    }

    private async Task KeepAsync(KitId kit, ReceivedMessage message, CancellationToken cancellationToken)
    {
        if (!KitStateDecoder.TryDecode(message.Payload, out var state))
        {
            await quarantine.KeepAsync(message, new Refusal(WireReasons.Malformed, "This is no state of a kit: docs/mqtt.md, State, says how one looks."), cancellationToken);
        }
        else if (!await retry.RunAsync(token => new ValueTask<bool>(states.SaveAsync(kit, state, message.ReceivedAt, token)), cancellationToken))
        {
            await quarantine.KeepAsync(message, new Refusal(RefusalReasons.UnknownKit, $"Nobody knows kit {kit}, or it is revoked."), cancellationToken);
        }
    }
}
