using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Analytics.Detection.HomeBloodPressure;

/// <summary>
/// One person's blood pressure at home by the scheme of <see cref="PressureLimits"/>: the mean of up to seven days, looked at when a day is over. O(1) a value, nothing allocated.
/// </summary>
internal sealed class HomeBloodPressureDetector(PressureState state)
{
    public PressureState State => state;

    /// <summary>Takes one number of a measurement; the day it is of must have begun (<see cref="TryEndDay"/>).</summary>
    /// <param name="sensor">The cuff.</param>
    /// <param name="isSystolic">Which number.</param>
    /// <param name="at">When.</param>
    /// <param name="local">The local time.</param>
    /// <param name="value">mmHg.</param>
    public void Observe(SensorId sensor, bool isSystolic, Instant at, DateTime local, double value)
    {
        if (!double.IsFinite(value) || value <= 0)
        {
            return;
        }

        var isWhole = state.WaitingOf == sensor.Value && state.IsSystolicWaiting != isSystolic && (at - new Instant(state.WaitingAt)).Duration() <= PressureLimits.Together;
        if (!isWhole)
        {
            (state.WaitingOf, state.IsSystolicWaiting, state.Waiting, state.WaitingAt) = (sensor.Value, isSystolic, value, at.Microseconds);
            return;
        }

        state.WaitingOf = null;
        Take(at, local, isSystolic ? value : state.Waiting, isSystolic ? state.Waiting : value);
    }

    /// <summary>Ends the running day when another one has begun; true with what its end shows.</summary>
    /// <param name="local">The local time reached.</param>
    /// <param name="finding">What there is to tell.</param>
    public bool TryEndDay(DateTime local, out PressureFinding finding)
    {
        finding = default;
        var today = DateOnly.FromDateTime(local).DayNumber;
        if (state.Day is not { } day || today <= day)
        {
            return false;
        }

        state.Day = null;
        var mean = MeanAt(DateOnly.FromDayNumber(day));
        return mean.IsEnough ? TryJudge(mean, out finding) : TryTellTooLittle(mean, out finding);
    }

    /// <summary>The mean of the seven days that end with a day, the first day of measuring left out.</summary>
    public PressureMean MeanAt(DateOnly day)
    {
        double systolic = 0, diastolic = 0;
        int measurements = 0, days = 0, mornings = 0, evenings = 0;
        for (var number = day.DayNumber - PressureLimits.Days + 1; number <= day.DayNumber; number++)
        {
            var slot = state.Days[Math.Max(0, number) % state.Days.Length];
            if (slot.Day != number || number == state.FirstDay || slot.Measurements == 0)
            {
                continue;
            }

            systolic += slot.Systolic;
            diastolic += slot.Diastolic;
            measurements += slot.Measurements;
            days++;
            mornings += slot.Morning > 0 ? 1 : 0;
            evenings += slot.Evening > 0 ? 1 : 0;
        }

        return measurements == 0 ? new(day, 0, 0, 0, 0, 0, 0) : new(day, systolic / measurements, diastolic / measurements, measurements, days, mornings, evenings);
    }

    private void Take(Instant at, DateTime local, double systolic, double diastolic)
    {
        if (state.LastAt is { } last && (at - new Instant(last)).Duration() < PressureLimits.Repeat)
        {
            return;
        }

        var pace = state.Pace;
        pace.Take(at);
        state.Pace = pace;
        var day = DateOnly.FromDateTime(local).DayNumber;
        var isMorning = local.Hour is >= PressureLimits.MorningFrom and < PressureLimits.MorningTo;
        var isEvening = local.Hour >= PressureLimits.EveningFrom;
        state.LastAt = Math.Max(state.LastAt ?? 0, at.Microseconds);
        ref var slot = ref state.Days[day % state.Days.Length];
        if (slot.Day > day)
        {
            return;
        }

        if (slot.Day != day)
        {
            slot = new() { Day = day };
        }

        if (pace.IsContinuous || !(isMorning || isEvening) || (isMorning ? slot.Morning : slot.Evening) >= PressureLimits.AtOnce)
        {
            state.LeftOut++;
            return;
        }

        if (!IsMeasuredBefore(day))
        {
            (state.FirstDay, state.IsTooLittleTold, state.Standing) = (day, false, PressureStanding.NotEnough);
        }

        slot.Systolic += systolic;
        slot.Diastolic += diastolic;
        slot.Morning += isMorning ? 1 : 0;
        slot.Evening += isEvening ? 1 : 0;
        state.Day = Math.Max(state.Day ?? day, day);
    }

    /// <summary>Whether one of the seven days before holds a measurement, or this day itself.</summary>
    private bool IsMeasuredBefore(int day)
    {
        foreach (var slot in state.Days)
        {
            if (slot.Measurements > 0 && slot.Day <= day && day - slot.Day <= PressureLimits.Days)
            {
                return true;
            }
        }

        return false;
    }

    private bool TryJudge(in PressureMean mean, out PressureFinding finding)
    {
        var before = state.Standing;
        var isStillHigh = before == PressureStanding.High && (mean.Systolic >= PressureLimits.HighOverSystolic || mean.Diastolic >= PressureLimits.HighOverDiastolic);
        var isStillLow = before == PressureStanding.Low && (mean.Systolic < PressureLimits.LowOverSystolic || mean.Diastolic < PressureLimits.LowOverDiastolic);
        state.Standing = mean.IsHigh ? PressureStanding.High : mean.IsLow ? PressureStanding.Low : isStillHigh ? PressureStanding.High : isStillLow ? PressureStanding.Low : PressureStanding.Usual;
        finding = new(state.Standing, mean);
        state.IsTooLittleTold = true;
        return state.Standing != before && state.Standing is PressureStanding.High or PressureStanding.Low;
    }

    /// <summary>Who measures in the morning and in the evening wants a result: after seven days it is said that there is none yet, once.</summary>
    private bool TryTellTooLittle(in PressureMean mean, out PressureFinding finding)
    {
        finding = new(PressureStanding.NotEnough, mean);
        if (state.IsTooLittleTold || mean.Day.DayNumber - state.FirstDay < PressureLimits.Days || mean.Mornings < PressureLimits.Begun || mean.Evenings < PressureLimits.Begun)
        {
            return false;
        }

        return state.IsTooLittleTold = true;
    }
}
