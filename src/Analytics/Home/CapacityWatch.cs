using AgeingMonitor.Analytics.Detection.Capacity;
using AgeingMonitor.Analytics.Detection.Routine;
using AgeingMonitor.Contracts.Capacity;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Analytics.Home;

/// <summary>The weeks of one kit in its home: signs, beds, chairs and weighings in, weeks of intrinsic capacity out.</summary>
internal sealed class CapacityWatch(CapacityState state)
{
    private readonly CapacityDetector detector = new(state);
    private readonly LocalClock clock = new();
    private readonly List<(DateOnly Monday, IReadOnlyList<CapacityReading> Readings)> ended = [];

    public CapacityState State => state;

    /// <summary>A sign of movement.</summary>
    public void Move(PlanView plan, RoomKind? room, Instant at) => detector.Move(room, clock.At(at, plan.Zone));

    /// <summary>A bed or a chair speaks; other quantities are passed by.</summary>
    public void Occupy(SensorId sensor, QuantityDefinition quantity, double value)
    {
        if (ReferenceEquals(quantity, Quantities.BedOccupancy) || ReferenceEquals(quantity, Quantities.ChairOccupancy))
        {
            detector.Occupy(sensor, ReferenceEquals(quantity, Quantities.BedOccupancy), value != 0);
        }
    }

    /// <summary>A weighing, where only one person lives.</summary>
    public void Weigh(PlanView plan, KitId kit, SensorId sensor, Instant at, double kilograms)
    {
        if (plan.SoleResidentAt(at) is { } only && (plan.ResidentOf(kit, sensor, at) ?? only) == only)
        {
            detector.Weigh(kilograms);
        }
    }

    /// <summary>A day is over; the weeks that are over with it are added to <paramref name="weeks"/>, those in which the home was not followed excepted.</summary>
    public void End(PlanView plan, RoutineDay day, ICollection<CapacityWeek> weeks)
    {
        detector.End(day, ended);
        foreach (var (monday, readings) in ended)
        {
            var last = LocalClock.DayOf(monday.AddDays(6), plan.Zone);
            if (readings.Count > 0 && plan.IsOpenAt(last.From))
            {
                weeks.Add(new CapacityWeek { Home = plan.Home, Subject = plan.OnlyResidentAt(last.From), Monday = monday, Readings = readings });
            }
        }

        ended.Clear();
    }
}
