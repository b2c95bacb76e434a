using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Basics;
using AgeingMonitor.Testing.People;
using AgeingMonitor.Testing.Scenarios;
using AgeingMonitor.Testing.Sensors;
using AgeingMonitor.Testing.Truth;

namespace AgeingMonitor.Testing.Homes;

/// <summary>
/// One person in one home with its sensors; about 5,000 observations a day. What is observed depends on the seed, the home's number, its time zone, what happens in it and the day alone, so any
/// stretch of time can be asked for at any time and is the same on every machine. What is modelled, and after which sources, is in docs/simulation.md. One caller at a time.
/// </summary>
public sealed class SimulatedHome
{
    private readonly LocalTime localTime;
    private readonly PersonDays person;
    private readonly SensorDays sensors;
    private readonly UrgentEvents urgent;

    /// <summary>A home with all its sensors.</summary>
    /// <exception cref="TimeZoneNotFoundException">This machine does not know the zone.</exception>
    /// <exception cref="ArgumentException">A happening names a sensor that this home does not have, or a quantity, manner or amount that its kind does not.</exception>
    public SimulatedHome(SimulatedHomeOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Options = options;
        localTime = new LocalTime(TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone));
        var dwelling = Homes.Dwelling.Draw(SeededRandom.For(options.Seed, options.Number, (long)People.Purpose.Dwelling), options.Dwelling);
        var placed = HomeSensors.Of(dwelling, options.Happenings.Any(happening => happening.Kind == HappeningKinds.Radar));
        HappeningCheck.Require(options.Happenings, placed);
        Kit = KitId.Derive($"{options.Name}/kit");
        Resident = ResidentId.Derive($"{options.Name}/resident");
        Plan = SimulatedHomePlan.For(options, Kit, Resident, placed);
        Sensors = [.. placed.Select(sensor => sensor.Described)];
        person = new PersonDays(options.Seed, options.Number, localTime, dwelling, options.Happenings);
        sensors = new SensorDays(options, localTime, person, placed);
        urgent = new UrgentEvents(options.Happenings);
    }

    /// <summary>What it was made from.</summary>
    public SimulatedHomeOptions Options { get; }

    /// <summary>The home without names.</summary>
    public HomePlan Plan { get; }

    /// <summary>Its kit.</summary>
    public KitId Kit { get; }

    /// <summary>Its one resident.</summary>
    public ResidentId Resident { get; }

    /// <summary>Its type.</summary>
    public DwellingKind Dwelling => person.Dwelling.Kind;

    /// <summary>Its sensors and what they measure, for the kit's birth message.</summary>
    public IReadOnlyList<KitSensor> Sensors { get; }

    /// <summary>What happens besides ordinary life.</summary>
    public IReadOnlyList<Happening> Happenings => Options.Happenings;

    /// <summary>The same home in which something else happens: what was observed before the first of these is the same.</summary>
    /// <exception cref="ArgumentException">As for the constructor.</exception>
    public SimulatedHome With(IReadOnlyList<Happening> happenings) => new(Options with { Happenings = happenings });

    /// <summary>What is observed from <paramref name="from"/> to before <paramref name="to"/>, in order of time: lane obs.</summary>
    public IReadOnlyList<Observation> Between(Instant from, Instant to)
    {
        var found = new List<Observation>();
        if (from >= to)
        {
            return found;
        }

        foreach (var day in sensors.Over(from, to))
        {
            for (var i = FirstNotBefore(day, from); i < day.Length && day[i].MeasuredAt < to; i++)
            {
                found.Add(day[i]);
            }
        }

        return found;
    }

    /// <summary>What leaves at once on lane evt, one pack each: falls and help calls whose last observation lies from <paramref name="from"/> to before <paramref name="to"/>, in order of time.</summary>
    public IReadOnlyList<IReadOnlyList<Observation>> EventsBetween(Instant from, Instant to) => urgent.Between(from, to);

    /// <summary>Cells that come to their end by themselves, without being among <see cref="Happenings"/>: from 20 % down until they are changed.</summary>
    internal IReadOnlyList<Happening> CellsRunningLow(TimeRange during) => RunningLow.Within(during, Options, HomeSensors.Of(person.Dwelling));

    /// <summary>A local day as it truly was, whatever the sensors made of it.</summary>
    public TrueDay DayOf(DateOnly date) => TrueDays.Of(Plan.Home, Resident, date, localTime, person);

    private static int FirstNotBefore(Observation[] day, Instant from)
    {
        int low = 0, high = day.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = day[middle].MeasuredAt < from ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
