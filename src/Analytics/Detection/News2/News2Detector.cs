using AgeingMonitor.Analytics.Detection.Measurements;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Analytics.Detection.News2;

/// <summary>
/// The early warning score of one person as measurements come in. Tells when what is known reaches 5 (medium) and 7 (high), once each in an episode. One parameter at 3 alone is the rule <c>vital-sign</c>. O(1) a value.
/// </summary>
internal sealed class News2Detector(News2Options options, News2Scale scale, News2State state)
{
    public News2State State => state;

    /// <summary>The parameter that a quantity fills; null for the others.</summary>
    public static News2Parameter? ParameterOf(QuantityDefinition quantity) =>
        ReferenceEquals(quantity, Quantities.RespiratoryRate) ? News2Parameter.RespiratoryRate
        : ReferenceEquals(quantity, Quantities.OxygenSaturation) ? News2Parameter.OxygenSaturation
        : ReferenceEquals(quantity, Quantities.SystolicBloodPressure) ? News2Parameter.SystolicBloodPressure
        : ReferenceEquals(quantity, Quantities.HeartRate) || ReferenceEquals(quantity, Quantities.PulseRate) ? News2Parameter.Pulse
        : ReferenceEquals(quantity, Quantities.BodyTemperature) ? News2Parameter.Temperature
        : null;

    /// <summary>The score at a time.</summary>
    public News2Score ScoreAt(Instant now)
    {
        Span<News2Entry?> entries = stackalloc News2Entry?[News2Chart.Parameters];
        for (var i = 0; i < entries.Length; i++)
        {
            entries[i] = state.Slots[i].Value is { } value ? new News2Entry(value, new(state.Slots[i].At)) : null;
        }

        return News2Score.Of(entries, now, options.Fresh, scale);
    }

    /// <summary>Whether a parameter that scores comes from a series whose next value follows within minutes: it may be an artefact, which that value will tell.</summary>
    private bool RestsOnOneOfMany(Instant at)
    {
        for (var i = 0; i < state.Slots.Length; i++)
        {
            if (state.Slots[i] is { Value: { } value, IsOneOfMany: true } slot && at - new Instant(slot.At) <= SeriesPace.Dense && News2Chart.ScoreOf((News2Parameter)i, value, scale) > 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Takes a value; true when a level is reached that this episode has not told.</summary>
    public bool Observe(News2Parameter parameter, SensorId sensor, QuantityDefinition quantity, Instant at, double value, out News2Episode episode)
    {
        episode = default;
        var slot = state.Slots[(int)parameter];
        var pace = slot.Pace;
        pace.Take(at);
        slot.Pace = pace;
        if (slot.Value is not null && at.Microseconds < slot.At)
        {
            return false;
        }

        slot.IsOneOfMany = pace.IsSoonFollowed && slot.Sensor == sensor.Value;
        (slot.Value, slot.At, slot.Sensor, slot.Quantity) = ((decimal)value, at.Microseconds, sensor.Value, quantity.Code);
        var score = ScoreAt(at);
        if (state.Start is not null && at - new Instant(state.LastRaised) > options.EpisodeGap)
        {
            (state.Start, state.Told, state.HeldSince) = (null, News2Level.Low, null);
        }

        if (at - new Instant(state.LastRaised) > SeriesPace.Close)
        {
            // What was held back so long ago was not followed by another.
            state.HeldSince = null;
        }

        if (score.Level < News2Level.Medium)
        {
            state.HeldSince = null;
            return false;
        }

        state.LastRaised = at.Microseconds;
        if (score.Level <= state.Told)
        {
            state.HeldSince = null;
            return false;
        }

        state.HeldSince ??= at.Microseconds;
        if (RestsOnOneOfMany(at) && at - new Instant(state.HeldSince.Value) < options.Holds)
        {
            return false;
        }

        state.Start ??= state.HeldSince;
        state.Told = score.Level;
        state.HeldSince = null;
        episode = new(new(state.Start.Value), at, score.Level, score);
        return true;
    }
}
