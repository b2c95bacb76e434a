using System.Buffers;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Testing.Mqtt;

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
                _ = disturbance is null || pack.IsTick ? PublishAsync(pack, cancellationToken) : PublishDisturbedAsync(pack, disturbance.Next(), cancellationToken);
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

    private async Task PublishDisturbedAsync(PlayedPack pack, (TimeSpan Late, bool Twice) disturbed, CancellationToken cancellationToken)
    {
        await Task.Delay(disturbed.Late, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (disturbed.Twice)
        {
            Interlocked.Increment(ref resent);
            await link.TryPublishAsync(pack.Topic, pack.Pack.Payload, pack.Pack.ContentType, retain: false, cancellationToken).ConfigureAwait(false);
        }

        await PublishAsync(pack, cancellationToken).ConfigureAwait(false);
    }

    private async Task PublishAsync(PlayedPack pack, CancellationToken cancellationToken)
    {
        var received = await link.TryPublishAsync(pack.Topic, pack.Pack.Payload, pack.Pack.ContentType, retain: false, cancellationToken).ConfigureAwait(false);
        if (!received || !pack.EndsWithReceipt || !Topics.TryParse(pack.Topic, out var kit, out _))
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
