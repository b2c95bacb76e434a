using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Basics;
using AgeingMonitor.Testing.Homes;
using AgeingMonitor.Testing.People;

namespace AgeingMonitor.Testing.Sensors;

/// <summary>What all sensors of a home say, life day by life day. One caller at a time.</summary>
internal sealed class SensorDays
{
    private const int KeptDays = 2;

    /// <summary>How far back the value is sought at which a sensor sticks.</summary>
    private const int DaysBack = 3;

    private readonly SimulatedHomeOptions options;
    private readonly LocalTime localTime;
    private readonly PersonDays person;
    private readonly SensorBook book;
    private readonly SensorFaults faults;
    private readonly Dictionary<DateOnly, Observation[]> days = [];
    private readonly Dictionary<DateOnly, IReadOnlyList<Draft>> lateOf = [];
    private readonly Dictionary<(Instant At, Channel Channel), double?> lastValues = [];
    private (Instant Start, Instant End, Observation[] Observed)? latest;

    public SensorDays(SimulatedHomeOptions options, LocalTime localTime, PersonDays person, IReadOnlyList<PlacedSensor> sensors)
    {
        this.options = options;
        this.localTime = localTime;
        this.person = person;
        book = new SensorBook(sensors);
        faults = new SensorFaults(book, options.Happenings, options.Seed, LastBefore);
    }

    /// <summary>What is said in each life day that one instant to another touches, whole days in order.</summary>
    public IEnumerable<Observation[]> Over(Instant from, Instant to)
    {
        // Mostly it is asked for minute after minute: then the zone need not be.
        if (latest is { } same && from >= same.Start && to <= same.End)
        {
            yield return same.Observed;
            yield break;
        }

        var last = LifeDay.DateAt(localTime, to);
        for (var date = LifeDay.DateAt(localTime, from); date <= last; date = date.AddDays(1))
        {
            yield return On(date);
        }
    }

    private Observation[] On(DateOnly date)
    {
        if (!days.TryGetValue(date, out var day))
        {
            foreach (var old in days.Keys.Where(other => Math.Abs(other.DayNumber - date.DayNumber) >= KeptDays).ToList())
            {
                days.Remove(old);
            }

            foreach (var old in lateOf.Keys.Where(other => Math.Abs(other.DayNumber - date.DayNumber) >= KeptDays).ToList())
            {
                lateOf.Remove(old);
            }

            var said = Say(date);
            faults.Apply(said);
            days[date] = day = said.InOrder(book.Count);
        }

        var frame = person.On(date).Day;
        latest = (frame.Start, frame.End, day);

        return day;
    }

    /// <summary>What working sensors would say.</summary>
    private SensorDay Say(DateOnly date)
    {
        var before = date.AddDays(-1);
        if (!lateOf.TryGetValue(before, out var carried))
        {
            // What is carried on does not depend on what was carried there.
            lateOf[before] = carried = Say(before, []).Late;
        }

        var said = Say(date, carried);
        lateOf[date] = said.Late;
        return said;
    }

    private SensorDay Say(DateOnly date, IReadOnlyList<Draft> carried)
    {
        var lived = person.On(date);
        var said = new SensorDay(lived.Day, carried);
        MotionSensors.Write(said, lived, book, options.Happenings);
        ContactSensors.Write(said, lived, book, options.Happenings);
        BedAndChair.Write(said, lived, book);
        RadarSensor.Write(said, lived, book, options.Happenings);
        WristDevice.Write(said, lived, book, options.Happenings);
        MeasuringDevices.Write(said, lived, book);
        new RoomClimate(said, lived, book, options.Happenings).Write();
        Appliances.Write(said, lived, book);
        new BatteriesAndLinks(said, lived, book, options.Seed, options.Number, options.Happenings).Write();
        return said;
    }

    private double? LastBefore(Instant at, Channel channel)
    {
        if (!lastValues.TryGetValue((at, channel), out var value))
        {
            lastValues[(at, channel)] = value = Seek(at, channel);
        }

        return value;
    }

    private double? Seek(Instant at, Channel channel)
    {
        var date = LifeDay.DateAt(localTime, at);
        for (var back = 0; back < DaysBack; back++)
        {
            Draft? last = null;
            foreach (var draft in Say(date.AddDays(-back)).Drafts)
            {
                if (ReferenceEquals(draft.Channel, channel) && draft.At < at.Microseconds && (last is null || draft.At >= last.Value.At))
                {
                    last = draft;
                }
            }

            if (last is { } found)
            {
                return found.Value;
            }
        }

        return null;
    }
}
