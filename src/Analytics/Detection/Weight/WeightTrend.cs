using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Analytics.Detection.Weight;

/// <summary>Losses of months by the criterion of undernutrition, and drifts by a two-sided cumulative sum of the moving mean, once a day.</summary>
internal static class WeightTrend
{
    public static void Take(WeightState state, SensorId sensor, Instant at, DateOnly day, ICollection<WeightFinding> found)
    {
        if (WeightHistory.LastSeven(state, day.DayNumber) is not { } seven)
        {
            return;
        }

        if (day.DayNumber > state.SwollenUntil)
        {
            WeightHistory.PutWeek(state, day.DayNumber, seven.Median);
        }

        TakeLoss(state, sensor, at, day, seven.Median, found);
        TakeDrift(state, sensor, at, day, seven.Mean, found);
    }

    private static void TakeLoss(WeightState state, SensorId sensor, Instant at, DateOnly day, double median, ICollection<WeightFinding> found)
    {
        var month = WeightHistory.HeaviestWeek(state, day.DayNumber, WeightLimits.MonthDays);
        var sixMonths = WeightHistory.HeaviestWeek(state, day.DayNumber, WeightLimits.SixMonthsDays);
        if (month == 0 || sixMonths == 0)
        {
            return;
        }

        var (ofMonth, ofSix) = (100 * (month - median) / month, 100 * (sixMonths - median) / sixMonths);
        if (!state.IsLossTold && (ofMonth >= WeightLimits.LossInAMonth || ofSix >= WeightLimits.LossInSixMonths))
        {
            state.IsLossTold = true;
            found.Add(ofMonth >= WeightLimits.LossInAMonth
                ? new(WeightFindingKind.LossInAMonth, sensor, at, at, day, median, median, month, -ofMonth, 0, 0)
                : new(WeightFindingKind.LossInSixMonths, sensor, at, at, day, median, median, sixMonths, -ofSix, 0, 0));
        }
        else if (ofMonth < WeightLimits.LossInAMonth - WeightLimits.LossOver && ofSix < WeightLimits.LossInSixMonths - WeightLimits.LossOver)
        {
            state.IsLossTold = false;
        }
    }

    private static void TakeDrift(WeightState state, SensorId sensor, Instant at, DateOnly day, double mean, ICollection<WeightFinding> found)
    {
        var number = day.DayNumber;
        if (state.SumDay == number || WeightHistory.Reference(state, number) is not { } reference)
        {
            return;
        }

        var days = Math.Min(WeightLimits.DriftGap, number - (state.SumDay ?? (number - 1)));
        state.SumDay = number;
        var change = 100 * (mean - reference) / reference;
        state.Up = Math.Max(0, state.Up + ((change - WeightLimits.DriftSlack) * days));
        state.Down = Math.Max(0, state.Down + ((-change - WeightLimits.DriftSlack) * days));
        if (Math.Max(state.Up, state.Down) is var sum && sum > WeightLimits.DriftLimit)
        {
            found.Add(new(WeightFindingKind.Drift, sensor, at, at, day, mean, mean, reference, change, 0, sum));
            (state.Up, state.Down, state.LevelWeek) = (0, 0, WeightHistory.WeekOf(number));
        }
    }
}
