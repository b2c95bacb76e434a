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
    private bool IsOfFall => sources.Exists(source => source.Fall is not null);

    /// <summary>The fall that was confirmed last; null when none was.</summary>
    public IToldEvent? Confirmed { get; private set; }

    /// <summary>Whether a fall was confirmed so lately that another knock, or somebody on the floor, is part of it.</summary>
    public bool IsAftermath(long now) => confirmedAt is { } at && now - at < Aftermath;

    /// <summary>Whether this sensor is one of those that it is asked by.</summary>
    public bool IsAskedBy(SensorId sensor) => Find(sensor) is not null;

    /// <summary>A sensor suspects a fall: told, and asked if it is not being asked already.</summary>
    /// <param name="sensor">Which.</param>
    /// <param name="began">When the fall was.</param>
    /// <param name="impact">Acceleration of the impact in m/s2, where it is known.</param>
    /// <param name="now">Now.</param>
    public void Suspect(SensorId sensor, long began, double? impact, long now)
    {
        if (Find(sensor) is { Fall: not null } known)
        {
            (known.IsWithdrawn, known.Why) = (false, null);
            return;
        }

        List<Reading> readings = [Word(sensor, "suspected", began)];
        if (impact is { } force)
        {
            readings.Add(new(sensor, Quantities.ImpactAcceleration, ObservedValue.Of(force), began, 0));
        }

        var told = teller.Tell(readings);
        openedAt = IsOpen ? openedAt : now;

        // A second fall lengthens nothing, but the first has its whole time, also where a floor was being asked about.
        until = IsOfFall ? until : now + Patience;
        sources.RemoveAll(source => source.Sensor == sensor);
        sources.Add(new() { Sensor = sensor, Fall = told });
    }

    /// <summary>A sensor has seen somebody on the floor for long: asked if it is not being asked already.</summary>
    public void Ask(SensorId sensor, long since, long now)
    {
        if (Find(sensor) is null)
        {
            (openedAt, until) = IsOpen ? (openedAt, until) : (now, now + Patience);
            sources.Add(new() { Sensor = sensor, FloorSince = since });
        }
    }

    /// <summary>While it is asked, a sensor sees somebody on the floor, for the first time or again: a second sign of the same.</summary>
    public void Join(SensorId sensor)
    {
        if (Find(sensor) is { } known)
        {
            (known.IsWithdrawn, known.Why) = (false, null);
        }
        else if (IsOpen)
        {
            sources.Add(new() { Sensor = sensor });
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
            Settle("cancelled", other => other.Why, now);
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
            foreach (var floor in sources.FindAll(source => source.FloorSince is not null))
            {
                // The server suspects it by the reading, as of this very instant: what is new to it is the answer.
                teller.Tell([Word(floor.Sensor, "suspected", floor.FloorSince!.Value), .. Outcome(floor.Sensor, "cancelled", "resident", pressedAt)]);
            }

            Settle("cancelled", _ => "resident", pressedAt);
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
            Confirmed = sources.Find(source => source.Fall is not null)!.Fall;
            Settle("confirmed", source => isSeenTwice ? "second-source" : source.IsStill ? "still" : "unanswered", now);
        }
        else
        {
            // Somebody, or a ghost, is on the floor still. The server knows the rooms and who can be there: it confirms.
            sources.Clear();
        }
    }

    private void Settle(string word, Func<FallSource, string?> why, long at)
    {
        var settled = sources.ToArray();
        sources.Clear();
        foreach (var source in settled)
        {
            if (source.Fall is { } fall)
            {
                teller.Tell(Outcome(source.Sensor, word, why(source), at), fall);
            }
        }
    }

    private static List<Reading> Outcome(SensorId sensor, string word, string? why, long at) => why is null
        ? [Word(sensor, word, at)]
        : [Word(sensor, word, at), new(sensor, Quantities.FallReason, ObservedValue.Of(why), at, 0)];

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
