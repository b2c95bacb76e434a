using AgeingMonitor.Analytics.Budget;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Analytics.Detection.VitalBaseline;

/// <summary>
/// One vital sign of one person by one device, against what is usual for them in that part of the day: median and median absolute deviation of the last weeks. The median deviation of three measured days is held against a quantile of the
/// person's own. O(1) a value; the end of a part of the day looks at no more than <see cref="BaselineLimits.Scores"/> numbers. Nothing is allocated.
/// </summary>
internal sealed class VitalBaselineDetector(SensorId sensor, BaselineQuantity quantity, VitalBaselineOptions options, AlarmBudget budget, BaselineState state)
{
    /// <summary>No verdict is finer, and no saved state longer.</summary>
    private const int Digits = 2;

    private const long QuarterOfAnHour = 15 * 60 * Instant.MicrosecondsPerSecond;

    private readonly int oneDayIn = BaselineLimits.OneDayIn(budget);

    public SensorId Sensor => sensor;

    public BaselineQuantity Quantity => quantity;

    public BaselineState State => state;

    /// <summary>The device has counted so many steps since its last word about them.</summary>
    public void Step(Instant at, double count) =>
        (state.StepsAt, state.EffortAt) = (at.Microseconds, count >= BaselineLimits.StepsOfEffort ? at.Microseconds : state.EffortAt);

    /// <summary>Takes a value; the slot it is of must have begun (<see cref="TryEnd"/>).</summary>
    /// <param name="slot">The part of the day.</param>
    /// <param name="at">When.</param>
    /// <param name="value">In the quantity's unit.</param>
    public void Observe(BaselineSlot slot, Instant at, double value)
    {
        if (quantity.IsOfEffort && Holds(state.EffortAt, at))
        {
            return;
        }

        var quarter = at.Microseconds / QuarterOfAnHour;
        if (!double.IsFinite(value) || slot.Number < state.Slot || (state.Slot == slot.Number && state.Now.Count == BaselineLimits.InAPart))
        {
            return;
        }

        // A cuff's second value a minute later is one more; a watch's of the same quarter is not.
        if (state.Quarter == quarter && state.Now.Count >= 3)
        {
            return;
        }

        var now = state.Now;
        now.Add(value);
        (state.Now, state.Slot, state.Quarter, state.IsAtRest) = (now, slot.Number, quarter, quantity.IsOfEffort && Holds(state.StepsAt, at));
    }

    /// <summary>Ends what lies before a slot; true with what the end of a day shows.</summary>
    /// <param name="slot">The part of the day that has begun.</param>
    /// <param name="finding">What there is to tell.</param>
    public bool TryEnd(BaselineSlot slot, out BaselineFinding finding)
    {
        finding = default;
        if (state.Slot is not { } number || number >= slot.Number)
        {
            return false;
        }

        var ended = new BaselineSlot(number);
        if (state.Now.Count > 0)
        {
            EndPart(ended.Part);
        }

        if (ended.DayNumber == slot.DayNumber)
        {
            return false;
        }

        state.Slot = null;
        return state.TodayCount > 0 && EndDay(ended.DayNumber, out finding);
    }

    private static bool Holds(long? word, Instant at) => word is { } told && (at - new Instant(told)).Duration() <= BaselineLimits.StepsHold;

    private void EndPart(BaselinePart part)
    {
        Span<double> room = stackalloc double[BaselineLimits.InAPart];
        var value = Median(state.Now.Sorted(room));
        var now = state.Now;
        now.Clear();
        (state.Now, state.Quarter) = (now, null);

        var usual = state.Parts[(int)part];
        if (usual.Values.Count < BaselineLimits.UsualLeast)
        {
            usual.Learn(value);
            return;
        }

        var strange = Beside(usual, part, value);
        state.Today[state.TodayCount++] = strange;
        usual.Weigh(value, Math.Abs(strange.Deviation) >= AwayFrom(strange.Deviation) ? Math.Sign(strange.Deviation) : 0);
    }

    /// <summary>From how many spreads a day is away: on the side of a running episode from where that would end.</summary>
    private double AwayFrom(double deviation) =>
        state.Episode is { } episode && Math.Sign(episode) == Math.Sign(deviation) ? Math.Min(BaselineLimits.NotLearned, BaselineLimits.Leave * Math.Abs(episode)) : BaselineLimits.NotLearned;

    private StrangePart Beside(PartUsual usual, BaselinePart part, double value)
    {
        Span<double> room = stackalloc double[BaselineLimits.Usual];
        var sorted = usual.Values.Sorted(room);
        var (median, low, high) = (Median(sorted), sorted[(sorted.Length - 1) / 10], sorted[sorted.Length - 1 - ((sorted.Length - 1) / 10)]);
        foreach (ref var one in sorted)
        {
            one = Math.Abs(one - median);
        }

        sorted.Sort();
        var spread = Math.Max(quantity.LeastSpread, BaselineLimits.OfDeviation * Median(sorted));
        return new(part, value, low, high, Math.Round((value - median) / spread, Digits), state.IsAtRest);
    }

    private bool EndDay(int day, out BaselineFinding finding)
    {
        finding = default;
        var today = state.Today.AsSpan(0, state.TodayCount);
        state.TodayCount = 0;
        Span<double> room = stackalloc double[4];
        Span<StrangePart> parts = stackalloc StrangePart[4];
        today.CopyTo(parts);
        today.Clear();
        parts = parts[..today.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            room[i] = parts[i].Deviation;
        }

        room[..parts.Length].Sort();
        if (day - state.Days[2].Day > BaselineLimits.VerdictWithin)
        {
            // Nobody has seen how it went on: what is found from here is news.
            state.Episode = null;
        }

        state.Days[0] = state.Days[1];
        state.Days[1] = state.Days[2];
        state.Days[2] = new() { Day = day, Deviation = Math.Round(Median(room[..parts.Length]), Digits) };
        if (state.Days[0].Day == 0 || day - state.Days[0].Day > BaselineLimits.VerdictWithin)
        {
            return false;
        }

        var (a, b, c) = (state.Days[0].Deviation, state.Days[1].Deviation, state.Days[2].Deviation);
        var score = Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
        if (!IsBegun(score, c, out var limit))
        {
            return false;
        }

        var side = Math.Sign(score);
        var strangest = parts[0];
        foreach (var part in parts)
        {
            strangest = side * part.Deviation > side * strangest.Deviation ? part : strangest;
        }

        var days = (side * a >= limit ? 1 : 0) + (side * b >= limit ? 1 : 0) + (side * c >= limit ? 1 : 0);
        finding = new(sensor, quantity, DateOnly.FromDayNumber(day), strangest, Math.Abs(score), limit, days);
        return true;
    }

    /// <summary>Whether an episode begins with this verdict, which the day itself must bear out; the limit in force is taken from the days before it.</summary>
    private bool IsBegun(double score, double ofDay, out double limit)
    {
        if (state.Episode is { } episode)
        {
            if (Math.Sign(score) == Math.Sign(episode) && Math.Abs(score) >= BaselineLimits.Leave * Math.Abs(episode))
            {
                (state.EpisodeDays, state.EpisodePeak) = (state.EpisodeDays + 1, Math.Max(state.EpisodePeak, Math.Abs(score)));
                limit = Math.Abs(episode);
                return false;
            }

            // What was over so soon is this person's way, and counts for their limit; a longer time is no clean one.
            if (state.EpisodeDays <= BaselineLimits.Passing)
            {
                AddScore(state.EpisodePeak);
            }

            state.Episode = null;
        }

        limit = Limit();
        if (Math.Abs(score) >= limit)
        {
            if (Math.Sign(score) * ofDay < limit)
            {
                return false;
            }

            (state.Episode, state.EpisodeDays, state.EpisodePeak) = (limit * Math.Sign(score), 1, Math.Abs(score));
            return true;
        }

        AddScore(Math.Abs(score));
        return false;
    }

    private void AddScore(double score)
    {
        var scores = state.Scores;
        scores.Add(score);
        state.Scores = scores;
    }

    /// <summary>The conformal quantile of the clean days: of n + 1 verdicts alike, this share at most lies at or beyond it (Vovk, Gammerman, Shafer, Algorithmic Learning in a Random World, 2005).</summary>
    private double Limit()
    {
        var count = state.Scores.Count;
        if (count + 1 < oneDayIn)
        {
            return options.FirstLimit;
        }

        Span<double> room = stackalloc double[BaselineLimits.Scores];
        var rank = (int)Math.Ceiling((count + 1) * (1 - (1.0 / oneDayIn)));
        return Math.Max(BaselineLimits.LeastLimit, state.Scores.Sorted(room)[Math.Min(rank, count) - 1]);
    }

    private static double Median(ReadOnlySpan<double> sorted) => sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
}
