using AgeingMonitor.Analytics.Detection.Routine;
using AgeingMonitor.Contracts.Capacity;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Analytics.Detection.Capacity;

/// <summary>
/// Weeks of a home between two screenings: one value a week for each measure, and how it moves. O(1) a sign of movement, nothing allocated; once a week some sums over half a year. Its state is a value. One caller at a time.
/// </summary>
internal sealed class CapacityDetector(CapacityState state)
{
    /// <summary>Weeks that a trend looks back on: half a year, the longest time between two screenings.</summary>
    public const int Remembered = 26;

    private static readonly int OutingsIndex = IndexOf(CapacityMeasures.Outings), WeightIndex = IndexOf(CapacityMeasures.Weight), PaceIndex = IndexOf(CapacityMeasures.Pace);

    public CapacityState State => state;

    /// <summary>Somebody moved in a room.</summary>
    /// <param name="room">The kind of room; null where the sensor has none.</param>
    /// <param name="local">Local time.</param>
    public void Move(RoomKind? room, DateTime local)
    {
        if (room is not { } kind || (int)kind >= DayAccumulator.Rooms)
        {
            return;
        }

        var now = local.Ticks / (double)TimeSpan.TicksPerSecond;
        if (now < state.LastSign)
        {
            return;
        }

        if (state.LastRoom is { } from && from != (int)kind)
        {
            PaceScale.Count(state.Ways, from, (int)kind, now - state.LastSign);
        }

        (state.LastRoom, state.LastSign) = ((int)kind, now);
    }

    /// <summary>A bed or a chair says whether somebody is on it; from occupied to free it was left.</summary>
    public void Occupy(SensorId sensor, bool isBed, bool isOccupied)
    {
        var index = IndexOf(state.Occupied, sensor.Value);
        var exits = index >= 0 && !isOccupied ? 1 : 0;
        if (isBed)
        {
            state.BedExits = (state.BedExits ?? 0) + exits;
        }
        else
        {
            state.ChairExits = (state.ChairExits ?? 0) + exits;
        }

        if (index >= 0 && !isOccupied)
        {
            state.Occupied.RemoveAt(index);
        }
        else if (index < 0 && isOccupied)
        {
            state.Occupied.Add(sensor.Value);
        }
    }

    /// <summary>The only resident was weighed; the first weighing of a day counts, as most are weighed in the morning.</summary>
    public void Weigh(double kilograms) => state.Kilograms ??= (float)kilograms;

    /// <summary>A day is over. Weeks that are over with it are added to <paramref name="ended"/>.</summary>
    public void End(RoutineDay day, ICollection<(DateOnly Monday, IReadOnlyList<CapacityReading> Readings)> ended)
    {
        var number = day.Row.Day.DayNumber;
        var monday = number - (((int)day.Row.Day.DayOfWeek + 6) % 7);
        if (state.Monday != 0 && monday > state.Monday)
        {
            ended.Add(EndWeek());
        }

        state.Monday = monday;
        if (day.Verdict is not (RoutineVerdict.NotCovered or RoutineVerdict.Away))
        {
            Take(day.Row);
        }

        if (state.Kilograms is { } kilograms)
        {
            Add(CapacityMeasures.Weight, kilograms);
        }

        state.Kilograms = null;
        (state.BedExits, state.ChairExits) = (state.BedExits is null ? null : 0, state.ChairExits is null ? null : 0);
        if (number == monday + 6)
        {
            ended.Add(EndWeek());
            state.Monday = 0;
        }
    }

    private static int IndexOf(CapacityMeasure measure)
    {
        var i = 0;
        while (!ReferenceEquals(CapacityMeasures.All[i], measure))
        {
            i++;
        }

        return i;
    }

    private static int IndexOf(List<string> sensors, string sensor)
    {
        for (var i = 0; i < sensors.Count; i++)
        {
            if (string.Equals(sensors[i], sensor, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }

    private void Take(DayRow row)
    {
        Add(CapacityMeasures.RoomChanges, Counted(row.Values[DayFeature.Transitions]));
        Add(CapacityMeasures.Meals, row.Values[DayFeature.Meals]);
        Add(CapacityMeasures.Fragmentation, row.Values[DayFeature.Fragmentation]);
        Add(CapacityMeasures.Variety, row.Values[DayFeature.Entropy]);
        Add(CapacityMeasures.Outings, row.Values[DayFeature.Outings]);
        Add(CapacityMeasures.NightMovements, Counted(row.Values[DayFeature.NightMovements]));
        Add(CapacityMeasures.Rhythm, row.Values[DayFeature.Amplitude]);
        if (row.Values[DayFeature.Stability] > 0)
        {
            Add(CapacityMeasures.Regularity, row.Values[DayFeature.Stability]);
        }

        if (state.BedExits is { } bed)
        {
            Add(CapacityMeasures.BedExits, bed);
        }

        if (state.ChairExits is { } chair)
        {
            Add(CapacityMeasures.ChairExits, chair);
        }

        // Ways are counted as they are walked; the day stands for them.
        Add(CapacityMeasures.Pace, 0);
    }

    private static float Counted(float logarithm) => (float)Math.Round(Math.Exp(logarithm) - 1);

    private void Add(CapacityMeasure measure, float value) => state.Days[IndexOf(measure)].Add(value);

    private (DateOnly Monday, IReadOnlyList<CapacityReading> Readings) EndWeek()
    {
        var values = new CapacityWeekValues(state.Monday, new float?[CapacityMeasures.All.Count], new float?[CapacityMeasures.All.Count]);
        var days = new int[CapacityMeasures.All.Count];
        for (var i = 0; i < days.Length; i++)
        {
            days[i] = state.Days[i].Count;
            if (ValueOf(i) is var (value, error))
            {
                (values.Values[i], values.Errors[i]) = ((float)value, (float)error);
            }
        }

        Remember(values);
        Array.Clear(state.Ways);
        foreach (var of in state.Days)
        {
            of.Clear();
        }

        return (DateOnly.FromDayNumber(state.Monday), [.. CapacityMeasures.All.Select((measure, i) => Reading(measure, i, values, days[i])).OfType<CapacityReading>()]);
    }

    private (double Value, double Error)? ValueOf(int measure)
    {
        var days = state.Days[measure];
        if (measure == WeightIndex)
        {
            // One weighing stands for a week: a scale is exact to what a person's own weeks differ by.
            return days.Count == 0 ? null : days.Count < WeekMean.FewestDays ? (days.Average(), 0) : WeekMean.Trimmed(days);
        }

        return days.Count < WeekMean.FewestDays ? null
            : measure == PaceIndex ? Pace.Of(state)
            : measure == OutingsIndex && WeekMean.Plain(days) is var (mean, error) ? (7 * mean, 7 * error)
            : WeekMean.Trimmed(days);
    }

    private void Remember(CapacityWeekValues week)
    {
        state.Weeks.RemoveAll(known => known.Monday <= week.Monday - (7 * Remembered));
        state.Weeks.Add(week);
    }

    /// <summary>Null for what the home has no sensor of: it was never seen.</summary>
    private CapacityReading? Reading(CapacityMeasure measure, int i, CapacityWeekValues week, int days)
    {
        var known = new List<(int Week, double Value, double Error)>(state.Weeks.Count);
        foreach (var past in state.Weeks)
        {
            if (past.Values[i] is { } value)
            {
                known.Add((past.Monday / 7, value, past.Errors[i] ?? 0));
            }
        }

        return known.Count == 0 ? null : new CapacityReading(measure.Code, week.Values[i], week.Errors[i], days, week.Values[i] is null ? null : Trends.Of(known, measure.LeastError));
    }
}
