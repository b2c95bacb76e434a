using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Testing.Basics;
using AgeingMonitor.Testing.Homes;
using AgeingMonitor.Testing.People;
using AgeingMonitor.Testing.Scenarios;

namespace AgeingMonitor.Testing.Sensors;

/// <summary>
/// What a wrist device says: pulse and oxygen by light, which movement and cold hands disturb; steps, which it counts when it is worn and tells when it is in reach of the kit; whether it is worn.
/// One caller at a time.
/// </summary>
internal sealed class WristDevice
{
    private const int Tick = LifeDay.Minute;
    private const int HeartRateTicks = 2;
    private const int OxygenTicks = 5;
    private const int StepTicks = 10;

    /// <summary>Share of steps that wrist devices count in older people who walk slowly (Tedesco et al., PLoS ONE 2019, doi:10.1371/journal.pone.0216891: 8 to 21 % missed at 2 to 1.5 km/h).</summary>
    private const double CountedSteps = 0.85;

    private readonly SensorDay said;
    private readonly PersonDay person;
    private readonly SensorBook book;
    private readonly List<Happening> takenOff;
    private readonly (int From, int To) charging;
    private readonly SeededRandom random;
    private double load;
    private double drift;
    private double steps;

    private WristDevice(SensorDay said, PersonDay person, SensorBook book, IReadOnlyList<Happening> happenings)
    {
        this.said = said;
        this.person = person;
        this.book = book;
        takenOff = [.. happenings.Where(happening => happening.Kind == HappeningKinds.NotWorn && happening.Sensor == HomeSensors.Wrist)];
        random = person.Day.Random(Purpose.Wrist);
        var worn = person.Day.Random(Purpose.Worn);
        var from = LifeDay.OfMinute(person.Character.ChargeMinute + worn.Next(-12, 13));
        charging = worn.Chance(0.02) ? (from, from + (5 * LifeDay.Hour)) : (from, from + worn.Next(35 * Tick, 75 * Tick));
        load = Effort.HeartRate(person.Stays[0].Doing);
    }

    public static void Write(SensorDay said, PersonDay person, SensorBook book, IReadOnlyList<Happening> happenings) => new WristDevice(said, person, book, happenings).Write();

    private void Write()
    {
        var current = 0;
        var isWorn = IsWorn(person.Stays[0], 0);
        for (var tick = 1; tick * Tick < person.Day.Length; tick++)
        {
            var moment = tick * Tick;
            var effort = StepsUntil(ref current, moment);
            var stay = person.Stays[current];
            var worn = IsWorn(stay, moment);
            var isInReach = stay.Place != Place.Out;
            load += (Effort.HeartRate(stay.Doing) - load) * 0.4;
            drift = (0.9 * drift) + (0.8 * random.NextBell());
            steps += worn ? effort * CountedSteps : 0;
            if (worn != isWorn && isInReach)
            {
                isWorn = worn;
                said.Add(book.Of(HomeSensors.Wrist, Quantities.Worn), moment, worn ? 1 : 0);
            }

            Measure(tick, moment, stay, worn && isInReach);
            if (tick % StepTicks == 0 && isInReach && worn)
            {
                said.Add(book.Of(HomeSensors.Wrist, Quantities.Steps), moment, Math.Floor(steps));
                steps -= Math.Floor(steps);
            }
        }
    }

    private void Measure(int tick, int moment, Stay stay, bool isMeasured)
    {
        if (tick % HeartRateTicks == 0)
        {
            HeartRate(moment, stay, isMeasured);
        }

        if (tick % OxygenTicks == 0)
        {
            Oxygen(moment, stay, isMeasured);
        }
    }

    private void HeartRate(int moment, Stay stay, bool isMeasured)
    {
        var (disturbed, by) = (random.NextDouble(), random.NextDouble());
        if (!isMeasured)
        {
            return;
        }

        var ill = person.Condition.IllnessAt(person.Day.At(moment)).HeartRate;
        var rate = person.Character.RestingHeartRate + load + drift + ill;
        if (disturbed < 0.02 && Effort.Steps(stay.Doing) > 6)
        {
            // The rhythm of the arm is taken for the pulse.
            rate = 88 + (24 * by);
        }

        said.Add(book.Of(HomeSensors.Wrist, Quantities.HeartRate), moment, Math.Round(Math.Max(42, rate)));
    }

    /// <summary>No value when the arm moves too much; too low a value now and then, more often with cold hands; once in some months far too low.</summary>
    private void Oxygen(int moment, Stay stay, bool isMeasured)
    {
        var (noise, lost, low, depth) = (random.NextBell(), random.NextDouble(), random.NextDouble(), random.NextDouble());
        if (!isMeasured || (lost < 0.25 && Effort.Steps(stay.Doing) > 0))
        {
            return;
        }

        var isCold = person.Season.DailyTemperature(person.Day.Date, 12) < 8 && !stay.InBed;
        var value = person.Character.OxygenSaturation - person.Condition.IllnessAt(person.Day.At(moment)).Oxygen - (stay.IsAsleep ? 0.4 : 0) + (0.45 * noise);
        value -= low < 0.00003 ? 6 : low < (isCold ? 0.02 : 0.008) ? 1 + (1.5 * depth) : 0;
        said.Add(book.Of(HomeSensors.Wrist, Quantities.OxygenSaturation), moment, Math.Min(99, Math.Round(value)));
    }

    /// <summary>True steps since the minute before; moves the cursor to the stay at the moment.</summary>
    private double StepsUntil(ref int current, int moment)
    {
        var sum = 0.0;
        var from = moment - Tick;
        while (true)
        {
            var stay = person.Stays[current];
            sum += Effort.Steps(stay.Doing) * (Math.Min(stay.To, moment) - Math.Max(stay.From, from)) / Tick;
            if (stay.To > moment)
            {
                break;
            }

            current++;
        }

        return sum * StepShare(person.Character);
    }

    /// <summary>Whoever moves less also takes fewer steps in the same time.</summary>
    public static double StepShare(Character character) => 0.5 + (0.8 * character.Mobility);

    private bool IsWorn(Stay stay, int moment)
    {
        if ((moment >= charging.From && moment < charging.To) || (stay.Night && !person.Character.WearsAtNight))
        {
            return false;
        }

        foreach (var happening in takenOff)
        {
            if (happening.During.Contains(person.Day.At(moment)))
            {
                return false;
            }
        }

        return true;
    }
}
