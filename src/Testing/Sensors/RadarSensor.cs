using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Testing.Basics;
using AgeingMonitor.Testing.Homes;
using AgeingMonitor.Testing.People;
using AgeingMonitor.Testing.Scenarios;

namespace AgeingMonitor.Testing.Sensors;

/// <summary>A millimetre-wave radar in the living room: it sees people who sit, loses some who sit very still, sees ghosts where a curtain moves, and tells who lies on the floor. One caller at a time.</summary>
internal sealed class RadarSensor(SensorDay said, PersonDay person, Channel presence, Channel count, Channel floor)
{
    private const int Tick = 5 * LifeDay.Second;
    private const int HoldTicks = 5;
    private readonly SeededRandom random = person.Day.Random(Purpose.Radar);
    private int lostTicks;
    private int ghostTicks;
    private int emptyTicks;
    private int lyingTicks;
    private bool isPresent;
    private bool isOnFloor;

    public static void Write(SensorDay said, PersonDay person, SensorBook book, IReadOnlyList<Happening> happenings)
    {
        if (book.Find(HomeSensors.Radar, Quantities.Presence) is not { } presence)
        {
            return;
        }

        var floor = book.Of(HomeSensors.Radar, Quantities.FloorPresence);
        new RadarSensor(said, person, presence, book.Of(HomeSensors.Radar, Quantities.PeopleCount), floor).Write();
        foreach (var ghost in happenings)
        {
            if (ghost.Kind == HappeningKinds.Radar && ghost.MannerOrFirst == "ghost")
            {
                Say(said, floor, ghost.During.From, 1);
                Say(said, floor, ghost.During.To, 0);
            }
        }
    }

    private static void Say(SensorDay said, Channel floor, Instant at, double value)
    {
        if (at >= said.Day.Start && at < said.Day.End)
        {
            said.AddAt(floor, at.Microseconds, value);
        }
    }

    private void Write()
    {
        var current = 0;
        isPresent = person.PeopleIn(Place.Living, person.Stays[0], 0) > 0;
        isOnFloor = person.Stays[0] is { Place: Place.Living, Doing: Doing.OnFloor };
        for (var moment = 0; moment < person.Day.Length; moment += Tick)
        {
            while (person.Stays[current].To <= moment)
            {
                current++;
            }

            Look(moment, person.Stays[current]);
        }
    }

    private void Look(int moment, Stay stay)
    {
        // Both drawn at each look, so that what happens now moves nothing later.
        var (loses, ghost) = (random.NextDouble(), random.NextDouble());
        var people = person.PeopleIn(Place.Living, stay, moment);
        var isStill = people == 1 && stay.Place == Place.Living && stay.Doing is Doing.Napping or Doing.Asleep or Doing.OnFloor or Doing.Still or Doing.Resting;
        lostTicks = isStill ? Next(lostTicks, loses, stay.Doing == Doing.Resting ? 0.0004 : 0.0008, 30) : 0;
        ghostTicks = people == 0 ? Next(ghostTicks, ghost, 0.00012, 10) : 0;
        var seen = lostTicks > 0 ? 0 : people + (ghostTicks > 0 ? 1 : 0);
        emptyTicks = seen > 0 ? 0 : emptyTicks + 1;
        var sees = seen > 0 || (isPresent && emptyTicks < HoldTicks);
        if (sees != isPresent)
        {
            isPresent = sees;
            said.Add(presence, moment, sees ? 1 : 0);
            said.Add(count, moment, seen);
        }

        lyingTicks = stay is { Place: Place.Living, Doing: Doing.OnFloor } ? lyingTicks + 1 : 0;
        var lies = lyingTicks > 3;
        if (lies != isOnFloor && (moment > 4 * Tick || !isOnFloor))
        {
            isOnFloor = lies;
            said.Add(floor, moment, lies ? 1 : 0);
        }
    }

    /// <summary>Ticks that a mistake still lasts; a new one comes with a chance.</summary>
    private static int Next(int ticks, double drawn, double chance, int length) => ticks > 0 ? ticks - 1 : drawn < chance ? 3 + (int)(drawn / chance * length) : 0;
}
