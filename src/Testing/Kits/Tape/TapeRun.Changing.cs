using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Testing.Kits.Tape;

/// <summary>What a change of conditions does to the kit.</summary>
internal sealed partial class TapeRun
{
    private void Change(KitChange change, Instant moment)
    {
        var before = now;
        var after = change.After;
        changesDone++;
        if (before.IsUp)
        {
            Leave(before, change, moment);
        }

        now = after;
        taken.Observe(after.IsObserving, moment);
        clock.Set(after.Ahead, moment);
        if (change.Boots)
        {
            outbox.Boot();
            undated.Clear();
            dated = 0;
        }
        else if (after.IsUp && before.IsUnset && !after.IsUnset)
        {
            LearnTime(moment);
        }

        outbox.Shed(after.Capacity);
        if (after.IsConnected && (change.Boots || !before.IsConnected || before.ClockAt(moment).State != after.ClockAt(moment).State))
        {
            helloIsDue = true;
            nextSlot = Instant.Max(nextSlot, moment);
        }

        SayMains(moment);
        if (moment == during.To)
        {
            taken.Observe(false, moment);
            SealTaken(moment);
        }
    }

    /// <summary>The kit ran until now: it seals what it has under the clock that it had, and says good-bye where it can.</summary>
    private void Leave(KitConditions before, KitChange change, Instant moment)
    {
        var after = change.After;
        var isGone = !after.IsUp || change.Boots;
        if (isGone && after.IsMainsCut)
        {
            // The power is failing: the last thing the kit says.
            SayMains(moment, isCut: true);
        }

        if (before.IsUnset)
        {
            LostObservations += isGone ? taken.Take(moment).Count : 0;
        }
        else if (isGone || (after.IsLinked && !before.IsLinked) || before.ClockAt(moment) != after.ClockAt(moment) || before.Ahead != after.Ahead)
        {
            SealAnyTaken(moment);
        }

        if (!before.IsConnected || (after.IsConnected && !change.Boots))
        {
            return;
        }

        var goodBye = new TapedBytes(home.Kit, Topics.State, null, KitSays.Offline(outbox.Numbering.Boot, before.ClockAt(moment)));
        if (isGone && (after.IsOrderly || after.IsUp))
        {
            wire.Send(moment, goodBye);
            return;
        }

        if (isGone && after.IsMainsCut)
        {
            while (outbox.TakeEvent() is { } pack)
            {
                wire.Send(moment, pack, before, moment);
            }
        }

        wire.Say(Instant.Min(moment + WillDelay, timeline.ConnectionFrom(changesDone - 1)), goodBye);
    }

    /// <summary>The time is known from now on: the events that left undated follow with their dates, then what was observed, dated by the clock that counted on from the start.</summary>
    private void LearnTime(Instant moment)
    {
        for (; dated < undated.Count; dated++)
        {
            Seal(Lane.Evt, moment, undated[dated].Observations, undated[dated].First);
        }

        for (var until = taken.First + CatchingUp.PackPeriod; until < moment; until += CatchingUp.PackPeriod)
        {
            SealTaken(until.Value);
        }

        SealTaken(moment);
    }

    private void SayMains(Instant moment)
    {
        if (now.IsObserving)
        {
            SayMains(moment, now.IsMainsCut);
        }
    }

    private void SayMains(Instant moment, bool isCut)
    {
        if (saidMainsCut != isCut)
        {
            saidMainsCut = isCut;
            SealUrgent(moment, [new Observation(KitTape.Self, Quantities.PowerCut, moment, ObservedValue.Of(isCut ? 1 : 0))]);
        }
    }
}
