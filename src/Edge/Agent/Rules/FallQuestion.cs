using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Agent.Outbox;

namespace AgeingMonitor.Edge.Agent.Rules;

/// <summary>
/// The question that the kit asks when it suspects a fall: all is well? One at a time. The button answers it; so do the sensors, when every one that it is asked by says that it is over. Without an answer
/// within <see cref="Patience"/> the falls are confirmed. Stamps are in microseconds. One caller at a time.
/// </summary>
internal sealed class FallQuestion(IEventTeller teller)
{
    /// <summary>How long the resident may answer: 30 s, within the 35 s after which the care team takes silence for yes.</summary>
    public const long Patience = 30_000_000;

    /// <summary>A press sooner than 1 s after the question was begun cannot be the answer to it: whoever has fallen and calls meets the question by chance.</summary>
    public const long SoonestAnswer = 1_000_000;

    /// <summary>Knocks of whoever lies there, within a minute of the confirmation, are the same fall: nobody is asked again who may be pressing the button for help.</summary>
    public const long Aftermath = 60_000_000;

    private readonly List<FallSource> sources = [];
    private long openedAt;
    private long until;
    private long? confirmedAt;

    /// <summary>Whether it is being asked.</summary>
    public bool IsOpen => sources.Count > 0;

    /// <summary>Whether it is asked because of a fall, not only of somebody on the floor.</summary>
    public bool IsOfFall => sources.Exists(source => !source.IsFloor);

    /// <summary>The fall that was confirmed last; null when none was.</summary>
    public IToldEvent? Confirmed { get; private set; }

    /// <summary>Whether a fall was confirmed so lately that another knock, or somebody on the floor, is part of it.</summary>
    public bool IsAftermath(long now) => confirmedAt is { } at && now - at < Aftermath;

    /// <summary>Whether this sensor is one of those that it is asked by.</summary>
    public bool IsAskedBy(SensorId sensor) => Find(sensor) is not null;

    /// <summary>A sensor suspects a fall: told, and asked if it is not being asked already.</summary>
    /// <param name="sensor">Which.</param>
    /// <param name="isFloor">Whether it only sees somebody on the floor.</param>
    /// <param name="began">When the fall was, or when somebody was first seen there.</param>
    /// <param name="impact">Acceleration of the impact in m/s2, where it is known.</param>
    /// <param name="now">Now.</param>
    public void Suspect(SensorId sensor, bool isFloor, long began, double? impact, long now)
    {
        var isFirst = !IsOpen;
        var isFirstFall = !isFloor && !IsOfFall;
        var known = Find(sensor);
        if (known is { Told: not null } && (isFloor || !known.IsFloor))
        {
            (known.IsWithdrawn, known.Why) = (false, null);
            return;
        }

        if (known is not null)
        {
            sources.Remove(known);
        }

        List<Reading> readings = [Word(sensor, "suspected", began)];
        if (impact is { } force)
        {
            readings.Add(new(sensor, Quantities.ImpactAcceleration, ObservedValue.Of(force), began, 0));
        }

        sources.Add(new() { Sensor = sensor, IsFloor = isFloor, Told = known?.Told ?? teller.Tell(readings) });
        openedAt = isFirst ? now : openedAt;

        // A second sensor's word lengthens nothing, but whoever falls has the whole time.
        until = isFirst || isFirstFall ? now + Patience : until;
    }

    /// <summary>While it is asked, another sensor sees somebody on the floor: the server learns of it by the reading.</summary>
    public void Join(SensorId sensor)
    {
        if (IsOpen && Find(sensor) is null)
        {
            sources.Add(new() { Sensor = sensor, IsFloor = true });
        }
    }

    /// <summary>The wearer of a sensor has been calm since.</summary>
    public void NoteStill(SensorId sensor)
    {
        if (Find(sensor) is { } source)
        {
            source.IsStill = true;
        }
    }

    /// <summary>A sensor says that it is over. When all say so, nobody needs to be asked.</summary>
    public void Withdraw(SensorId sensor, string? why, long now)
    {
        if (Find(sensor) is not { } source)
        {
            return;
        }

        (source.IsWithdrawn, source.Why) = (true, why);
        if (sources.TrueForAll(other => other.IsWithdrawn))
        {
            Settle("cancelled", other => other.Why, now, withFloors: true);
        }
    }

    /// <summary>A button that asks was pressed: the answer, or, when there was no question yet that could be answered, a call for help.</summary>
    /// <param name="pressedAt">When.</param>
    /// <returns>Whether it was the answer.</returns>
    public bool TryAnswer(long pressedAt)
    {
        var isAnswer = IsOpen && pressedAt - openedAt >= SoonestAnswer;
        if (isAnswer)
        {
            Settle("cancelled", _ => "resident", pressedAt, withFloors: true);
        }

        return isAnswer;
    }

    /// <summary>Time passes.</summary>
    public void Advance(long now)
    {
        if (!IsOpen || now < until)
        {
            return;
        }

        if (IsOfFall)
        {
            var isSeenTwice = sources.Count(source => !source.IsWithdrawn) > 1;
            confirmedAt = now;
            Confirmed = sources.Find(source => !source.IsFloor)!.Told;
            Settle("confirmed", source => isSeenTwice ? "second-source" : source.IsStill ? "still" : "unanswered", now, withFloors: false);
        }
        else
        {
            // Somebody, or a ghost, is on the floor still. The server knows the rooms and who can be there; it confirms.
            sources.Clear();
        }
    }

    private void Settle(string word, Func<FallSource, string?> why, long at, bool withFloors)
    {
        var settled = sources.ToArray();
        sources.Clear();
        foreach (var source in settled)
        {
            if (source.Told is { } told && (withFloors || !source.IsFloor))
            {
                List<Reading> readings = [Word(source.Sensor, word, at)];
                if (why(source) is { } reason)
                {
                    readings.Add(new(source.Sensor, Quantities.FallReason, ObservedValue.Of(reason), at, 0));
                }

                teller.Tell(readings, told);
            }
        }
    }

    private static Reading Word(SensorId sensor, string word, long at) => new(sensor, Quantities.Fall, ObservedValue.Of(word), at, 0);

    private FallSource? Find(SensorId sensor)
    {
        foreach (var source in sources)
        {
            if (source.Sensor == sensor)
            {
                return source;
            }
        }

        return null;
    }
}
