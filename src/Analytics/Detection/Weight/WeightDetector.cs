using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Analytics.Detection.Weight;

/// <summary>
/// One person's weights: a gain by the guideline rule, confirmed by a second weighing on another day; losses and drifts by <see cref="WeightTrend"/>. Values of somebody else are held back. O(1) a value, and nothing allocated unless one is held or found.
/// </summary>
internal sealed class WeightDetector(WeightState state)
{
    public WeightState State => state;

    /// <summary>Takes a weighing; what it shows is added to <paramref name="found"/>.</summary>
    /// <param name="sensor">The scale.</param>
    /// <param name="at">When.</param>
    /// <param name="local">The local time.</param>
    /// <param name="kilograms">What it says.</param>
    /// <param name="found">What is found is added here.</param>
    public void Observe(SensorId sensor, Instant at, DateTime local, double kilograms, ICollection<WeightFinding> found)
    {
        var day = DateOnly.FromDateTime(local);
        if (!double.IsFinite(kilograms) || kilograms <= 0 || day.DayNumber < state.LastDay || IsRepeat(at, kilograms))
        {
            return;
        }

        var (usual, weighed) = WeightHistory.Usual(state, day.DayNumber);
        if (weighed > 0 && IsFarFrom(kilograms, usual) && IsFarFrom(kilograms, WeightHistory.On(state, state.LastDay ?? 0) ?? usual))
        {
            TakeOther(sensor, at, day, kilograms, usual, weighed, found);
            return;
        }

        state.Others = 0;
        state.LastDay = day.DayNumber;

        // Of several weighings of a day the one nearest to the usual: a gain is in all of them, clothes or a guest are not.
        if (WeightHistory.On(state, day.DayNumber) is not { } before || (weighed > 0 && Math.Abs(kilograms - usual) < Math.Abs(before - usual)))
        {
            WeightHistory.Put(state, day.DayNumber, kilograms);
        }

        if (weighed >= WeightLimits.UsualLeast)
        {
            TakeGain(sensor, at, day, kilograms, usual, found);
        }

        WeightTrend.Take(state, sensor, at, day, found);
    }

    private static bool IsFarFrom(double kilograms, double from) => Math.Abs(kilograms - from) > WeightLimits.Other * from;

    private bool IsRepeat(Instant at, double kilograms)
    {
        var isRepeat = state.Last == kilograms && at - new Instant(state.LastAt) < WeightLimits.Repeat;
        state.Last = kilograms;
        state.LastAt = at.Microseconds;
        return isRepeat;
    }

    private void TakeOther(SensorId sensor, Instant at, DateOnly day, double kilograms, double usual, int weighed, ICollection<WeightFinding> found)
    {
        var isAlike = state.Others > 0 && Math.Abs(kilograms - state.Other) <= WeightLimits.Other / 2 * state.Other && day.DayNumber - state.OtherDay <= WeightLimits.EpisodeDays;
        if (isAlike && day.DayNumber == state.OtherDay)
        {
            return;
        }

        (state.Others, state.Other, state.OtherDay) = (isAlike ? state.Others + 1 : 1, kilograms, day.DayNumber);
        if (state.Others < Math.Min(WeightLimits.OtherInARow, weighed + 1))
        {
            return;
        }

        if (weighed >= WeightLimits.UsualLeast)
        {
            found.Add(new(WeightFindingKind.Other, sensor, at, at, day, kilograms, kilograms, usual, 100 * (kilograms - usual) / usual, 0, state.Others));
        }

        WeightHistory.Clear(state);
        WeightHistory.Put(state, day.DayNumber, kilograms);
        (state.Others, state.LastDay, state.Held, state.GainDay, state.IsLossTold) = (0, day.DayNumber, null, null, false);
        (state.Up, state.Down, state.LevelWeek) = (0, 0, WeightHistory.WeekOf(day.DayNumber));
    }

    private void TakeGain(SensorId sensor, Instant at, DateOnly day, double kilograms, double usual, ICollection<WeightFinding> found)
    {
        var number = day.DayNumber;
        if (kilograms < state.GainReference + WeightLimits.GainOver || number - state.GainDay > WeightLimits.EpisodeDays)
        {
            state.GainDay = null;
        }

        if (state.Held is { } held && (number - held.Day > WeightLimits.GapDays || kilograms <= held.Reference + WeightLimits.AboveUsual))
        {
            state.Held = null;
        }

        if (state.Held is { } first)
        {
            if (number > first.Day)
            {
                found.Add(new(WeightFindingKind.Gain, sensor, new(first.At), at, day, first.Kilograms, kilograms, first.Usual, first.Gain, first.Days, 0));
                (state.GainDay, state.GainReference, state.GainPeak, state.Held) = (first.Day, first.Reference, Math.Max(kilograms, first.Kilograms), null);
                state.SwollenUntil = number + WeightLimits.SwollenDays;
            }

            return;
        }

        // In an episode that was told, only a further gain is news.
        var least = state.GainDay is null ? usual : Math.Max(usual, state.GainPeak);
        if (WeightHistory.Lightest(state, number) is { } lightest && kilograms > lightest.Kilograms + WeightLimits.Gain && kilograms > least + WeightLimits.AboveUsual && WeightHistory.On(state, number) == kilograms)
        {
            state.Held = new(sensor.Value, at.Microseconds, number, kilograms, usual, kilograms - lightest.Kilograms, lightest.Days, Math.Max(least, lightest.Kilograms));
        }
    }
}
