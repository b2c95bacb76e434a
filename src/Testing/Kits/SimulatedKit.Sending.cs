using System.Buffers;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Testing.Mqtt;

namespace AgeingMonitor.Testing.Kits;

public sealed partial class SimulatedKit
{
    private async Task SendAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var wake = pulse.Next;
            var sendable = TakeSendable(out var nextDue);
            foreach (var pack in sendable)
            {
                // Not awaited: the window bounds how many are on the way, and what does not arrive is sent again.
                _ = PublishAsync(pack, cancellationToken);
            }

            var wait = nextDue is { } due && link.IsUp ? TimeSpan.FromTicks(Math.Max(TimeSpan.TicksPerMillisecond, (due - clock.GetUtcNow()).Ticks)) : Timeout.InfiniteTimeSpan;
            await wake.WaitAsync(wait, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private List<OutgoingPack> TakeSendable(out DateTimeOffset? nextDue)
    {
        var sendable = new List<OutgoingPack>();
        lock (gate)
        {
            if (link.IsUp)
            {
                var now = clock.GetUtcNow();
                sendable.AddRange(window.TakeDue(now));
                resent += sendable.Count;
                while (window.Room > 0 && outbox.Take(mayTakeObs: window.Room > ReservedForEvents) is { } pack)
                {
                    window.Add(pack, now);
                    sendable.Add(pack);
                    sent++;
                }
            }

            nextDue = window.NextDue;
        }

        if (sendable.Count > 0)
        {
            // Whoever waits for room in the outbox.
            pulse.Beat();
        }

        return sendable;
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
            state = Online(outbox.Unsent + window.Count);
            window.MakeAllDue(clock.GetUtcNow());
        }

        pulse.Beat();
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

            var done = window.Remove(ack);
            acknowledged += done.Count;
            outbox.Forget(done, () => window.Packs);
        }

        pulse.Beat();
        return Task.CompletedTask;
    }
}
