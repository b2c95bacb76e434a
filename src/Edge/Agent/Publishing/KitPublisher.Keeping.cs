using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Edge.Agent.Outbox;

namespace AgeingMonitor.Edge.Agent.Publishing;

/// <summary>From memory to the disk.</summary>
internal sealed partial class KitPublisher
{
    private async Task KeepAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var next = keep.Next;
            var stateBefore = Clock.State;
            Keep();
            sender.Pulse.Beat();
            if (Clock.State != stateBefore && link.IsUp)
            {
                await SayStateAsync(cancellationToken).ConfigureAwait(false);
            }

            await next.WaitAsync(options.KeepPeriod, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Keep()
    {
        lock (gate)
        {
            time = kitClock.Read();
            LearnTime();
            var (readings, lost) = held.Look();
            try
            {
                outbox.Commit(readings, time, kernel.Read().Stamp, PackPeriod());
                held.Release(readings);
                outbox.Lose(lost);
            }
            catch (OutboxFaultException)
            {
                // Told by the outbox. What is held is tried again with the next.
            }
        }
    }

    /// <summary>Live at once; what lies behind, and what is new while much lies behind, in larger packs.</summary>
    private TimeSpan PackPeriod() => !link.IsUp ? backlogPeriod : outbox.Figures.Untaken + sender.UnderWay > Behind ? WireLimits.HeartbeatPeriod : TimeSpan.Zero;

    /// <summary>Events that left without a date follow with it, each message in its turn.</summary>
    private void LearnTime()
    {
        if (!time.IsKnown || undated.Count == 0)
        {
            return;
        }

        foreach (var told in undated)
        {
            told.Dated ??= time;
            foreach (var message in told.Messages.Take(told.Undated))
            {
                Send(told, message);
            }
        }

        undated.Clear();
    }

    private void Send(ToldEvent told, IReadOnlyList<Reading> message)
    {
        var observations = ToldEvent.Observe(message, told.Dated!.Value);
        var sealedAt = Instant.Max(time.At(kernel.Read().Stamp), observations.Max(observation => observation.MeasuredAt));
        outbox.AddEvent(sealedAt, time.Quality, observations, told.Repeats(outbox.Boot));
    }
}
