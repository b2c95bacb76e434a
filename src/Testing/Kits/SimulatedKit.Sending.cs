using System.Buffers;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Edge.Link;

namespace AgeingMonitor.Testing.Kits;

public sealed partial class SimulatedKit
{
    /// <summary>What is on a faulty line has left the kit.</summary>
    private Task HandOverAsync(OutgoingPack pack, CancellationToken cancellationToken)
    {
        var publishing = PublishAsync(pack, cancellationToken);
        return line is null ? publishing : Task.CompletedTask;
    }

    private async Task PublishAsync(OutgoingPack pack, CancellationToken cancellationToken)
    {
        var topic = Topics.For(Kit, pack.Number.Lane == Lane.Evt ? Topics.Evt : Topics.Obs);
        await (line is null ? PublishAsync(topic, pack.Payload, pack.ContentType, cancellationToken) : line.SendAsync(topic, Kit, pack, cancellationToken)).ConfigureAwait(false);
    }

    private Task<bool> PublishAsync(string topic, ReadOnlyMemory<byte> payload, string? contentType, CancellationToken cancellationToken) =>
        link.TryPublishAsync(topic, payload, contentType, retain: false, cancellationToken);

    private async Task SayOnlineAsync(CancellationToken cancellationToken)
    {
        byte[] state;
        lock (gate)
        {
            state = Online(outbox.Unsent + sender.UnderWay);
        }

        sender.Pulse.Beat();
        await link.TryPublishAsync(Topics.For(Kit, Topics.State), state, null, retain: true, cancellationToken).ConfigureAwait(false);
    }

    private Task TakeAck(MqttMessage message)
    {
        if (!AckDecoder.TryDecode(message.Payload.ToArray(), out var ack))
        {
            LogBadAck(Kit.Value);
            return Task.CompletedTask;
        }

        lock (gate)
        {
            if (stopping.IsCancellationRequested)
            {
                // The journal may be closed; the server acknowledges again when the next boot sends again.
                return Task.CompletedTask;
            }

            var done = sender.Remove(ack);
            acknowledged += done.Count;
            outbox.Forget(done, () => sender.Packs);
        }

        sender.Pulse.Beat();
        return Task.CompletedTask;
    }
}
