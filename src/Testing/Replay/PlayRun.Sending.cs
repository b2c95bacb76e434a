using System.Buffers;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Edge.Link;

namespace AgeingMonitor.Testing.Replay;

internal sealed partial class PlayRun
{
    private async Task SendAsync(CancellationToken cancellationToken)
    {
        var again = new List<PlayedPack>();
        var first = new List<PlayedPack>();
        while (!cancellationToken.IsCancellationRequested)
        {
            var wake = pulse.Next;
            var wait = TakeSendable(again, first);
            foreach (var pack in again.Concat(first))
            {
                // Not awaited: the windows bound how many are on the way, and what does not arrive is sent again.
                _ = PublishAsync(pack, cancellationToken);
            }

            if (first.Count > 0)
            {
                pulse.Beat();
                continue;
            }

            await wake.WaitAsync(wait, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private TimeSpan TakeSendable(List<PlayedPack> again, List<PlayedPack> first)
    {
        again.Clear();
        first.Clear();
        lock (gate)
        {
            if (!link.IsUp)
            {
                return Timeout.InfiniteTimeSpan;
            }

            var now = clock.GetUtcNow();
            nextDue = nextDue <= now ? null : nextDue;
            foreach (var kit in nextDue is null ? kits.Values : (IEnumerable<KitQueue>)touched)
            {
                kit.Take(now, again, first);
            }

            if (nextDue is null)
            {
                nextDue = kits.Values.Min(kit => kit.NextDue);
            }
            else if (first.Count > 0)
            {
                nextDue = touched.Select(kit => kit.NextDue).Append(nextDue).Min();
            }

            touched.Clear();
            sent += first.Count;
            resent += again.Count;
            return nextDue is { } due ? TimeSpan.FromTicks(Math.Max(TimeSpan.TicksPerMillisecond, (due - now).Ticks)) : Timeout.InfiniteTimeSpan;
        }
    }

    private async Task PublishAsync(PlayedPack pack, CancellationToken cancellationToken)
    {
        if (!Topics.TryParse(pack.Topic, out KitId kit, out _))
        {
            return;
        }

        var received = line is null || pack.IsTick
            ? await PublishAsync(pack.Topic, pack.Pack.Payload, pack.Pack.ContentType, cancellationToken).ConfigureAwait(false)
            : await line.SendAsync(pack.Topic, kit, pack.Pack, cancellationToken).ConfigureAwait(false);
        if (!received || !pack.EndsWithReceipt)
        {
            return;
        }

        lock (gate)
        {
            if (kits[kit].Complete(pack))
            {
                Count(pack);
            }

            touched.Add(kits[kit]);
        }

        pulse.Beat();
    }

    private Task<bool> PublishAsync(string topic, ReadOnlyMemory<byte> payload, string? contentType, CancellationToken cancellationToken) =>
        link.TryPublishAsync(topic, payload, contentType, retain: false, cancellationToken);

    private Task TakeAck(string topic, MqttMessage message)
    {
        if (!Topics.TryParse(topic, out var kit, out _) || !kits.TryGetValue(kit, out var queue) || !AckDecoder.TryDecode(message.Payload.ToArray(), out var ack))
        {
            LogBadAck();
            return Task.CompletedTask;
        }

        lock (gate)
        {
            foreach (var pack in queue.Acknowledge(ack))
            {
                Count(pack);
            }

            touched.Add(queue);
        }

        pulse.Beat();
        return Task.CompletedTask;
    }

    private Task SendAllAgain()
    {
        lock (gate)
        {
            foreach (var kit in kits.Values)
            {
                kit.MakeAllDue(clock.GetUtcNow());
            }

            nextDue = null;
        }

        pulse.Beat();
        return Task.CompletedTask;
    }

    private void Count(PlayedPack pack)
    {
        acknowledged++;
        ticks += pack.IsTick ? 1 : 0;
        observations += pack.Observations;
    }
}
