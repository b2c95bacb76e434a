using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Edge.Agent.Time;

namespace AgeingMonitor.Edge.Agent.Outbox;

/// <summary>How readings are kept.</summary>
internal sealed partial class KitOutbox
{
    private long? lastSeal;
    private long? lastAgeCheck;
    private long lostHeld;
    private long lostOfEvents;

    /// <summary>Keeps readings, dates what can be dated, seals what is due: one transaction.</summary>
    /// <param name="readings">In the order of their numbers, which is that of each series.</param>
    /// <param name="time">What is known of the time.</param>
    /// <param name="now">The stamp of now.</param>
    /// <param name="packPeriod">How long readings may wait for each other; zero seals at once.</param>
    /// <exception cref="OutboxFaultException">Nothing was kept: to be tried again, with what came meanwhile.</exception>
    public void Commit(IReadOnlyList<Reading> readings, KitTime time, long now, TimeSpan packPeriod)
    {
        lastSeal ??= now - (long)Contracts.Mqtt.WireLimits.HeartbeatPeriod.TotalMicroseconds;
        var isDue = time.IsKnown && IsDue(figures.Waiting + readings.Count, now, packPeriod);
        var isNews = time.IsKnown && (figures.Anchor is null || figures.Owed > 0);
        if (readings.Count == 0 && !isDue && !isNews && unkept.Count + unforgotten.Count == 0)
        {
            return;
        }

        Transact(() =>
        {
            Keep(readings, time);
            if (time.IsKnown)
            {
                DateUndated(time, now);
                KeepAnchor(time, now);
            }

            BoundWaiting();
            if (isDue)
            {
                SealWaiting(time, now, packPeriod > TimeSpan.Zero);
                ShedOld(time.At(now), now);
                MakeRoom();
            }
        });
        lastSeal = isDue ? now : lastSeal;
    }

    /// <summary>Readings were lost before they came here: counted, and told to the server as packs that were shed. Each is counted once, however often it is told.</summary>
    /// <param name="total">All that were lost since this start of the agent.</param>
    public void Lose(long total)
    {
        lostHeld = Math.Max(lostHeld, total);
        if (lostHeld + lostOfEvents > figures.LostBefore)
        {
            TryTransact(() => { });
        }
    }

    private bool IsDue(int waiting, long now, TimeSpan packPeriod)
    {
        var since = now - lastSeal!.Value;
        var longest = Math.Max((long)packPeriod.TotalMicroseconds, (long)Contracts.Mqtt.WireLimits.HeartbeatPeriod.TotalMicroseconds);
        return since >= longest || waiting >= options.MostInPack || (waiting > 0 && since >= (long)packPeriod.TotalMicroseconds);
    }

    private void Keep(IReadOnlyList<Reading> readings, KitTime time)
    {
        foreach (var (sensor, quantity, value, stamp, number, dated) in readings.Where(reading => reading.Number > figures.LastReading))
        {
            file!.Execute(
                "INSERT INTO waiting (boot, stamp, at, clock, uncertainty, class, sensor, quantity, number, text) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
                Boot,
                stamp,
                time.IsKnown ? (dated ?? used.Free(sensor, quantity, time.At(stamp))).Microseconds : null,
                time.IsKnown ? (long)time.Quality.State : null,
                time.IsKnown ? time.Quality.UncertaintySeconds : null,
                (long)PackClasses.Of(quantity),
                sensor.Value,
                quantity.Code,
                value.IsNumber ? value.Number : null,
                value.Text);
            figures.Waiting++;
            figures.LastReading = number;
        }
    }

    /// <summary>More wait for the time than there is room for: the oldest of the home's go first.</summary>
    private void BoundWaiting()
    {
        var excess = figures.Waiting - options.MostWaiting;
        if (excess > 0)
        {
            file!.Execute("DELETE FROM waiting WHERE id IN (SELECT id FROM waiting ORDER BY class, id LIMIT $1)", (long)excess);
            figures.Waiting -= excess;
            LoseReadings(excess, "too many waited for the time to be known");
        }
    }

    /// <summary>As a total, which the file holds too: a transaction that failed may have told of them after all.</summary>
    private void TellLostBefore()
    {
        var count = lostHeld + lostOfEvents - figures.LostBefore;
        if (count > 0)
        {
            LoseReadings((int)count, "the disk refused them for too long, or the wire has no form for them");
            figures.LostBefore += count;
        }
    }

    /// <summary>What has no number yet is told by numbers that no pack will have: order moves on past them and the server knows of the loss.</summary>
    private void LoseReadings(int count, string why)
    {
        if (count == 0)
        {
            return;
        }

        for (var left = count; left > 0; left -= options.MostInPack)
        {
            var head = numbering.Head(Lane.Obs);
            numbering.GiveOut(head.Number);
            _ = numbering.Shed(head.Number);
        }

        figures.LostReadings += count;
        LogLost(count, why);
    }
}
