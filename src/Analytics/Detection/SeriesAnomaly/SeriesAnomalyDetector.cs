using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Analytics.Detection.SeriesAnomaly;

/// <summary>
/// Finds unusual values in one numeric series of any scale and rate, as they come: a constant time a point, no allocation. A point is unusual when the value, its step, a short or long mean, or the distance from what
/// is usual at this time of day lies far enough outside the range remembered of it. Method, sources and figures are in the README. One caller at a time.
/// </summary>
public sealed class SeriesAnomalyDetector
{
    private const long MicrosecondsPerDay = 86_400 * Instant.MicrosecondsPerSecond;

    /// <summary>Points of a part of the day that its usual value rests on, later ones by forgetting.</summary>
    private const int MostDayCount = 7;

    /// <summary>Differences of larger values could not be told any more.</summary>
    private const double Largest = 1e150;

    private readonly SeriesAnomalyOptions options;
    private readonly double[] ring = new double[SeriesAnomalyState.LongPoints];
    private readonly double[] dayValues = new double[SeriesAnomalyState.DayParts];
    private readonly int[] dayCounts = new int[SeriesAnomalyState.DayParts];
    private readonly double fading;
    private RememberedRange value, shortMean, longMean, step, timeOfDay;
    private long count, first, quiet = long.MaxValue;
    private double caution;

    /// <summary>A detector that has seen nothing.</summary>
    public SeriesAnomalyDetector(SeriesAnomalyOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
        fading = Math.Exp(-1 / options.CautionPoints);
    }

    /// <summary>A detector that goes on where another was saved.</summary>
    /// <exception cref="ArgumentException">The state is not whole.</exception>
    public SeriesAnomalyDetector(SeriesAnomalyOptions options, SeriesAnomalyState state)
        : this(options)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.Ring.Count != ring.Length || state.DayValues.Count != dayValues.Length || state.DayCounts.Count != dayCounts.Length || state.Count < 0)
        {
            throw new ArgumentException($"A state of {state.Ring.Count} last values, {state.DayValues.Count} and {state.DayCounts.Count} parts of the day.", nameof(state));
        }

        for (var i = 0; i < ring.Length; i++)
        {
            ring[i] = state.Ring[i];
        }

        for (var i = 0; i < dayValues.Length; i++)
        {
            (dayValues[i], dayCounts[i]) = (state.DayValues[i], state.DayCounts[i]);
        }

        (count, first, quiet, caution) = (state.Count, state.First, state.Quiet, state.Caution);
        (value, shortMean, longMean, step, timeOfDay) = (state.Value, state.ShortMean, state.LongMean, state.Step, state.TimeOfDay);
    }

    /// <summary>How unusual the last point was: how far outside what is remembered, weighted, in widths of the range; 0 or more, and 0 while warming up.</summary>
    public double Score { get; private set; }

    /// <summary>Takes the next point and says whether it is to be told as unusual. What is not finite, or beyond 1e150, is passed over. Points are taken in the order in which they come; time is looked at for the time of day alone.</summary>
    public bool Add(Instant measuredAt, double point)
    {
        Score = 0;
        if (!(Math.Abs(point) <= Largest))
        {
            return false;
        }

        first = count == 0 ? measuredAt.Microseconds : first;
        var age = measuredAt.Microseconds - first;
        var part = (int)(((measuredAt.Microseconds % MicrosecondsPerDay) + MicrosecondsPerDay) % MicrosecondsPerDay / (MicrosecondsPerDay / SeriesAnomalyState.DayParts));
        var change = count == 0 ? 0 : Math.Abs(point - ring[(count - 1) % ring.Length]);
        ring[count % ring.Length] = point;
        var (shortNow, longNow) = (MeanOf(SeriesAnomalyState.ShortPoints), MeanOf(SeriesAnomalyState.LongPoints));
        var unlike = dayCounts[part] > 0 ? shortNow - dayValues[part] : 0;
        if (count >= options.WarmUpPoints)
        {
            Score = Math.Max(
                Math.Max(Math.Max(value.Outside(point), options.ShortMeanWeight * shortMean.Outside(shortNow)), Math.Max(options.LongMeanWeight * longMean.Outside(longNow), options.StepWeight * step.Above(change))),
                age > 2 * MicrosecondsPerDay ? options.TimeOfDayWeight * timeOfDay.Outside(unlike) : 0);
        }

        Remember(point, change, shortNow, longNow, unlike, age > MicrosecondsPerDay, part);
        return Decide();
    }

    /// <summary>What is remembered now.</summary>
    public SeriesAnomalyState Save() => new()
    {
        Count = count,
        First = first,
        Quiet = quiet,
        Caution = caution,
        Value = value,
        ShortMean = shortMean,
        LongMean = longMean,
        Step = step,
        TimeOfDay = timeOfDay,
        Ring = [.. ring],
        DayValues = [.. dayValues],
        DayCounts = [.. dayCounts],
    };

    private void Remember(double point, double change, double shortNow, double longNow, double unlike, bool hasDay, int part)
    {
        count++;
        value = value.With(point, options.Forgetting);
        step = step.With(change, options.StepForgetting);
        shortMean = count >= SeriesAnomalyState.ShortPoints ? shortMean.With(shortNow, options.Forgetting) : shortMean;
        longMean = count >= SeriesAnomalyState.LongPoints ? longMean.With(longNow, options.Forgetting) : longMean;
        timeOfDay = hasDay && dayCounts[part] > 0 ? timeOfDay.With(unlike, options.Forgetting) : timeOfDay;
        dayCounts[part] = Math.Min(dayCounts[part] + 1, MostDayCount);
        dayValues[part] += (point - dayValues[part]) / dayCounts[part];
    }

    private bool Decide()
    {
        caution *= fading;
        quiet = quiet == long.MaxValue ? quiet : quiet + 1;
        if (!(Score >= options.Threshold * (1 + caution)) || quiet < options.QuietPoints)
        {
            return false;
        }

        (quiet, caution) = (0, caution + options.Caution);
        return true;
    }

    /// <summary>The mean of the last points, the present one included; summed anew each time, so that rounding does not pile up.</summary>
    private double MeanOf(int points)
    {
        var (sum, many) = (0.0, (int)Math.Min(points, count + 1));
        for (var i = 0; i < many; i++)
        {
            sum += ring[(count - i) % ring.Length];
        }

        return sum / many;
    }
}
