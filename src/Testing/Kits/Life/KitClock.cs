using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Testing.Homes;

namespace AgeingMonitor.Testing.Kits.Life;

/// <summary>
/// A simulated kit’s clock: dates what was observed. When it is set back, a time comes a second time; the kit adds a microsecond to an observation whose series has that instant already, so that none
/// overwrites another. One caller at a time.
/// </summary>
internal sealed class KitClock(SimulatedHome home)
{
    /// <summary>Longer than anything that was observed waits to be dated.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);
    private readonly HashSet<(SensorId Sensor, QuantityDefinition Quantity, Instant At)> used = [];
    private Instant usedUntil = Instant.MinValue;
    private long ahead;

    /// <summary>The clock is so many microseconds ahead from a true instant on.</summary>
    public void Set(long microsecondsAhead, Instant at)
    {
        if (microsecondsAhead < ahead)
        {
            var shown = new Instant(at.Microseconds + ahead);
            foreach (var observation in home.Between(new Instant(at.Microseconds - ahead + microsecondsAhead), at))
            {
                used.Add((observation.Sensor, observation.Quantity, Shown(observation.MeasuredAt)));
            }

            usedUntil = Instant.Max(usedUntil, shown);
        }

        ahead = microsecondsAhead;
    }

    /// <summary>What the clock shows at a true instant.</summary>
    public Instant Shown(Instant at) => new(at.Microseconds + ahead);

    /// <summary>Events as the kit dates them. One that is told again, such as a fall that is confirmed, has the same instant each time.</summary>
    public IReadOnlyList<Observation> DateEvents(IReadOnlyList<Observation> observations) =>
        ahead == 0 ? observations : [.. observations.Select(observation => observation with { MeasuredAt = Shown(observation.MeasuredAt) })];

    /// <summary>Observations as the kit dates them.</summary>
    public IReadOnlyList<Observation> Date(IReadOnlyList<Observation> observations)
    {
        var mayTie = used.Count > 0 && observations.Count > 0 && Shown(observations[0].MeasuredAt) <= usedUntil;
        if (used.Count > 0 && observations.Count > 0 && Shown(observations[0].MeasuredAt) > usedUntil + Kept)
        {
            used.Clear();
        }

        if (ahead == 0 && !mayTie)
        {
            return observations;
        }

        var dated = new Observation[observations.Count];
        for (var i = 0; i < dated.Length; i++)
        {
            var at = Shown(observations[i].MeasuredAt);
            while (mayTie && !used.Add((observations[i].Sensor, observations[i].Quantity, at)))
            {
                at = new Instant(at.Microseconds + 1);
            }

            dated[i] = observations[i] with { MeasuredAt = at };
        }

        return dated;
    }
}
