using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Agent.Outbox;
using AgeingMonitor.Falls;

namespace AgeingMonitor.Edge.Agent.Rules;

/// <summary>What each reading means to the rules.</summary>
internal sealed partial class LocalRules
{
    private bool Take(SensorId sensor, QuantityDefinition quantity, ObservedValue value, long stamp, long now)
    {
        if (ReferenceEquals(quantity, Quantities.Help))
        {
            return value is { IsNumber: true, Number: 1 } && TakePress(sensor, stamp, now);
        }

        if (ReferenceEquals(quantity, Quantities.Fall))
        {
            return TakeFall(sensor, value.Text, stamp, now);
        }

        if (ReferenceEquals(quantity, Quantities.FloorPresence) && value.IsNumber)
        {
            TakeFloor(sensor, value.Number == 1, stamp, now);
        }
        else if (ReferenceEquals(quantity, Quantities.SensorFault) && value is { IsNumber: true, Number: 1 })
        {
            floors.End(sensor);
        }
        else if (IsMovement(quantity, value))
        {
            floors.Move(sensor, stamp);
        }

        return ReferenceEquals(quantity, Quantities.RoomTemperature) && value.IsNumber && TakeTemperature(sensor, value.Number, stamp, now);
    }

    /// <summary>One press answers the question, if it is being asked; every other press calls for help.</summary>
    private bool TakePress(SensorId button, long stamp, long now)
    {
        if (lamps.TryGetValue(button, out var lamp))
        {
            lamp.Press();
            if (question.TryAnswer(stamp))
            {
                worn?.Cancel(now);
                return true;
            }
        }

        var told = teller.Tell([new(button, Quantities.Help, ObservedValue.Of(1), stamp, 0)]);
        foreach (var shows in lamp is null ? lamps.Values.AsEnumerable() : [lamp])
        {
            // A button without a lamp is answered by those there are.
            shows.Follow(told);
        }

        return true;
    }

    /// <summary>A device that judges falls itself.</summary>
    private bool TakeFall(SensorId sensor, string? word, long stamp, long now)
    {
        switch (word)
        {
            case "suspected" or "confirmed":
                SuspectFall(sensor, stamp, null, now);
                return true;
            case "cancelled" when question.IsAskedBy(sensor):
                question.Withdraw(sensor, null, now);
                return true;
            default:
                return false;
        }
    }

    private void TakeFloor(SensorId sensor, bool isThere, long stamp, long now)
    {
        if (!isThere)
        {
            floors.End(sensor);
            question.Withdraw(sensor, "off-floor", now);
            return;
        }

        floors.Begin(sensor, stamp);
        JoinFloors(now);
    }

    private bool TakeTemperature(SensorId sensor, double celsius, long stamp, long now)
    {
        var reading = new Reading(sensor, Quantities.RoomTemperature, ObservedValue.Of(celsius), stamp, 0);
        var isTold = false;
        foreach (var place in places)
        {
            isTold |= place.Sensor == sensor && place.Take(reading, now);
        }

        if (isTold)
        {
            teller.Tell([reading]);
        }

        return isTold;
    }

    private void HearWorn(WornWatch watch, long now)
    {
        while (watch.TryTake(out var change))
        {
            if (change.Stage == FallStage.Suspected && question.IsAftermath(now))
            {
                // Part of the fall before; the detector is not to go on with it, so that the next knock is looked at anew.
                watch.Cancel(now);
            }
            else if (change.Stage == FallStage.Suspected)
            {
                SuspectFall(watch.Sensor, Sane(change.ImpactAt, now), Math.Round(Math.Min(change.PeakG * StandardGravity, Quantities.ImpactAcceleration.Maximum), 2), now);
                ShowLamps(now);
            }
            else if (change.Reason == FallReason.Still)
            {
                question.NoteStill(watch.Sensor);
            }
            else if (change.Reason == FallReason.Walking)
            {
                question.Withdraw(watch.Sensor, "walking", now);
                ShowLamps(now);
            }
        }
    }

    private void SuspectFall(SensorId sensor, long began, double? impact, long now)
    {
        question.Suspect(sensor, began, impact, now);
        JoinFloors(now);
    }

    private void JoinFloors(long now)
    {
        if (question.IsOpen)
        {
            foreach (var sensor in floors.Join(now))
            {
                question.Join(sensor);
            }
        }
    }

    /// <summary>What tells at once that somebody is up.</summary>
    private static bool IsMovement(QuantityDefinition quantity, ObservedValue value) => value is { IsNumber: true, Number: not 0 }
        && (ReferenceEquals(quantity, Quantities.Motion) || ReferenceEquals(quantity, Quantities.Presence) || ReferenceEquals(quantity, Quantities.ToiletFlush));
}
