using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Basics;
using AgeingMonitor.Testing.Scenarios;

namespace AgeingMonitor.Testing.Homes;

/// <summary>
/// One person in one home: sleep and waking, meals, toilet, outings, vital signs, room climate, batteries; about 5,000 observations a day. What is observed on a day depends on the seed, the
/// home's number, its time zone and the day alone, so any stretch of time can be asked for at any time and is the same on every machine. One caller at a time.
/// </summary>
public sealed class SimulatedHome
{
    private const int KeptDays = 2;
    private readonly ulong seed;
    private readonly int number;
    private readonly LocalTime localTime;
    private readonly HomeCharacter character;
    private readonly UrgentEvents urgent;
    private readonly Dictionary<DateOnly, IReadOnlyList<Observation>> days = [];

    /// <summary>A home with all its sensors.</summary>
    /// <exception cref="TimeZoneNotFoundException">This machine does not know the zone.</exception>
    public SimulatedHome(SimulatedHomeOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        seed = options.Seed;
        number = options.Number;
        localTime = new LocalTime(TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone));
        character = HomeCharacter.Draw(SeededRandom.For(seed, number));
        Happenings = options.Happenings;
        urgent = new UrgentEvents(Happenings);
        Kit = KitId.Derive($"{options.Name}/kit");
        Resident = ResidentId.Derive($"{options.Name}/resident");
        Plan = SimulatedHomePlan.For(options.Name, Kit, Resident, options.Mode, options.TimeZone, options.CareTeam);
    }

    /// <summary>What happens besides ordinary life.</summary>
    public IReadOnlyList<Happening> Happenings { get; }

    /// <summary>The home without names.</summary>
    public HomePlan Plan { get; }

    /// <summary>Its kit.</summary>
    public KitId Kit { get; }

    /// <summary>Its one resident.</summary>
    public ResidentId Resident { get; }

    /// <summary>Its sensors and what they measure, for the kit's birth message.</summary>
    public IReadOnlyList<KitSensor> Sensors { get; } = HomeSensors.Described;

    /// <summary>What is observed from <paramref name="from"/> to before <paramref name="to"/>, in order of time.</summary>
    public IReadOnlyList<Observation> Between(Instant from, Instant to)
    {
        var found = new List<Observation>();
        for (var date = localTime.DateAt(from); from < to && localTime.ToInstant(date.ToDateTime(TimeOnly.MinValue)) < to; date = date.AddDays(1))
        {
            var day = ObservedOn(date);
            for (var i = FirstNotBefore(day, from); i < day.Count && day[i].MeasuredAt < to; i++)
            {
                found.Add(day[i]);
            }
        }

        return found;
    }

    /// <summary>What leaves at once on lane evt, one pack each: falls and help calls whose last observation lies from <paramref name="from"/> to before <paramref name="to"/>, in order of time.</summary>
    public IReadOnlyList<IReadOnlyList<Observation>> EventsBetween(Instant from, Instant to) => urgent.Between(from, to);

    private static int FirstNotBefore(IReadOnlyList<Observation> day, Instant from)
    {
        int low = 0, high = day.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = day[middle].MeasuredAt < from ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private IReadOnlyList<Observation> ObservedOn(DateOnly date)
    {
        if (!days.TryGetValue(date, out var day))
        {
            foreach (var old in days.Keys.Where(other => Math.Abs(other.DayNumber - date.DayNumber) >= KeptDays).ToList())
            {
                days.Remove(old);
            }

            days[date] = day = Draw(date);
        }

        return day;
    }

    private IReadOnlyList<Observation> Draw(DateOnly date)
    {
        var midnight = localTime.ToInstant(date.ToDateTime(TimeOnly.MinValue));
        var length = (int)(localTime.ToInstant(date.AddDays(1).ToDateTime(TimeOnly.MinValue)) - midnight).TotalSeconds;
        var random = SeededRandom.For(seed, number, date.DayNumber);
        var stays = DayPlan.Draw(character, random, length);
        var script = new DayScript(midnight, length, random);
        Movement.Write(script, stays);
        Vitals.Write(script, stays, character);
        Surroundings.Write(script, stays, character, date.DayNumber);
        return script.InOrder();
    }
}
