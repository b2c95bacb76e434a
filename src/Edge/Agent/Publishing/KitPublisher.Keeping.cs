using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Edge.Agent.Outbox;

namespace AgeingMonitor.Edge.Agent.Publishing;

/// <summary>From memory to the disk.</summary>
internal sealed partial class KitPublisher
{
    /// <summary>A step of the clock beyond this, in microseconds, is another time of day rather than the same one kept better.</summary>
    private const long AnotherTime = 60 * Instant.MicrosecondsPerSecond;

    private async Task KeepAsync(CancellationToken cancellationToken)
    {
        var (known, isOwed) = (Clock.State, false);
        Task said = Task.CompletedTask;
        while (!cancellationToken.IsCancellationRequested)
        {
            Interlocked.Exchange(ref roundAt, clock.GetTimestamp());
            var next = keep.Next;
            Keep();
            sender.Pulse.Beat();
            if (Clock.State is var state && state != known)
            {
                // Without a connection it is said when there is one.
                (known, isOwed) = (state, link.IsUp);
            }

            if (isOwed && said.IsCompleted)
            {
                // Keeping does not wait for the broker.
                await said.ConfigureAwait(false);
                (said, isOwed) = (SayStateAsync(cancellationToken), false);
            }

            await next.WaitAsync(options.KeepPeriod, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await said.ConfigureAwait(false);
    }

    private void Keep()
    {
        lock (gate)
        {
            ReadTime();
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

    /// <summary>Looks at the clock.</summary>
    private void ReadTime()
    {
        var before = time;
        time = kitClock.Read();
        looked = time.IsKnown ? new Looked(time) : null;
        if (time.IsKnown && (!before.IsKnown || Math.Abs(time.OffsetMicroseconds - before.OffsetMicroseconds) > AnotherTime))
        {
            TimeLearned.Beat();
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
            for (var message = 1; message <= told.Undated; message++)
            {
                Send(told, message);
            }
        }

        undated.Clear();
    }

    private void Send(ToldEvent told, int message)
    {
        var observations = ToldEvent.Observe(told.Messages[message - 1], told.Dated!.Value);
        var sealedAt = Instant.Max(time.At(kernel.Read().Stamp), observations.Max(observation => observation.MeasuredAt));
        awaited.Add(outbox.AddEvent(sealedAt, time.Quality, observations, told.Repeats(outbox.Boot)), told, message);
    }
}
