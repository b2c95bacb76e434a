using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Testing.Basics;
using AgeingMonitor.Testing.Homes;
using AgeingMonitor.Testing.People;
using AgeingMonitor.Testing.Scenarios;

namespace AgeingMonitor.Testing.Sensors;

/// <summary>Air and light of the rooms: heating and its night, sun and season through the walls, cooking, showers, people who breathe, a window opened in the morning.</summary>
internal sealed class RoomClimate(SensorDay said, PersonDay person, SensorBook book, IReadOnlyList<Happening> happenings)
{
    private const int Tick = 5 * LifeDay.Minute;
    private readonly List<Happening> drifts = [.. happenings.Where(happening => happening.Kind == HappeningKinds.Climate)];

    public void Write()
    {
        foreach (var room in person.Dwelling.Rooms)
        {
            if (book.Find(HomeSensors.Rooms[room], Quantities.RoomTemperature) is { } temperature)
            {
                Air(room, temperature, book.Of(HomeSensors.Rooms[room], Quantities.Humidity), book.Find(HomeSensors.Rooms[room], Quantities.Co2));
            }
        }

        Light(book.Of(HomeSensors.Rooms[Place.Living], Quantities.Illuminance));
    }

    private void Air(Place room, Channel temperature, Channel humidity, Channel? carbonDioxide)
    {
        var random = person.Day.Random(Purpose.Climate, (long)room);
        var offset = (int)room * 37 * LifeDay.Second;
        var airing = LifeDay.OfMinute(person.Character.WakeMinute + 60) + random.Next(0, 40 * LifeDay.Minute);
        var isSlept = person.Stays[0].InBed && person.Stays[0].Place == room;
        double warm = 0, damp = 0, breath = isSlept ? 700 : 40;
        var current = 0;
        for (var moment = 0; moment < person.Day.Length - offset; moment += Tick)
        {
            while (person.Stays[current].To <= moment)
            {
                current++;
            }

            var stay = person.Stays[current];
            var isAired = moment >= airing && moment < airing + (20 * LifeDay.Minute) && room is Place.Bedroom or Place.Living && stay.Place != Place.Out;
            var isHere = stay.Place == room;
            warm += ((isHere && stay.Doing == Doing.Cooking ? 5 : isHere && stay.Doing == Doing.Washing ? 3.5 : isAired ? -4 : 0) - warm) * 0.1;
            damp += ((isHere && stay.Doing == Doing.Cooking ? 22 : isHere && stay.Doing == Doing.Washing ? 45 : isHere ? 4 : 0) - damp) * (isAired ? 0.4 : 0.12);
            breath += ((person.PeopleIn(room, stay, moment) * (stay.IsAsleep ? 750 : 800)) - breath) * (isAired ? 0.45 : 0.06);
            var noise = random.NextBell();
            said.Add(temperature, moment + offset, Math.Round(TemperatureAt(room, moment) + warm + (0.06 * noise), 1));
            said.Add(humidity, moment + offset, Math.Round(Math.Clamp(43 + (6 * Season.Lightness(person.Day.Date)) + (room == Place.Bathroom ? 6 : 0) + damp + noise, 15, 99)));
            if (carbonDioxide is not null)
            {
                said.Add(carbonDioxide, moment + offset, Math.Round(430 + breath + (9 * noise)));
            }
        }
    }

    /// <summary>What the heating holds, or what the weather makes of it when that is warmer; and how far the room has drifted to what happens to it.</summary>
    private double TemperatureAt(Place room, int moment)
    {
        var (date, hour) = (person.Day.Date, LifeDay.HourAt(moment));
        var isNight = hour is < 6 or >= 22.5;
        var heated = person.Character.HeatingTemperature + (room == Place.Bathroom ? 1.2 : room == Place.Bedroom ? -1.3 : 0) - (isNight ? 1.2 * NightShare(hour) : 0);
        var sun = Season.Sun(date, hour - 1.5) * person.Dwelling.SunShare * 2.2;
        var free = 9 + (0.72 * person.Season.DailyTemperature(date, hour)) + (0.1 * (person.Season.OutdoorTemperature(date, hour) - person.Season.DailyTemperature(date, hour)));
        var warmer = free - heated;
        var value = heated + (warmer > 1 ? warmer : warmer < -1 ? 0 : (warmer + 1) * (warmer + 1) / 4) + sun;
        foreach (var drift in drifts)
        {
            value += (drift.AmountOrUsual - value) * Reached(drift.During, person.Day.At(moment));
        }

        return value;
    }

    private static double NightShare(double hour) => hour >= 22.5 ? Curves.Smooth((hour - 22.5) / 2) : hour < 5 ? 1 : Curves.Smooth(6 - hour);

    /// <summary>Share of the way to another temperature: half within two hours of a start, and back as slowly.</summary>
    private static double Reached(TimeRange during, Instant at)
    {
        if (at < during.From)
        {
            return 0;
        }

        var inside = HoursTo(Instant.Min(at, during.To) - during.From);
        var after = at > during.To ? HoursTo(at - during.To) : 0;
        return inside / (inside + 2) * (2 / (after + 2)) * (after > 48 ? 0 : 1);

        static double HoursTo(TimeSpan span) => span.TotalMicroseconds / 3_600_000_000;
    }

    private void Light(Channel channel)
    {
        var random = person.Day.Random(Purpose.Light);
        var current = 0;
        for (var moment = 0; moment < person.Day.Length; moment += 2 * Tick)
        {
            while (person.Stays[current].To <= moment)
            {
                current++;
            }

            var cloud = 0.4 + (0.8 * random.NextDouble());
            var sun = Season.Sun(person.Day.Date, LifeDay.HourAt(moment));
            var stay = person.Stays[current];
            var lamp = stay.Place != Place.Out && !stay.Night && sun < 0.12 ? 110 : 0;
            said.Add(channel, moment + (50 * LifeDay.Second), Math.Round((700 * sun * cloud * person.Dwelling.SunShare) + lamp + (3 * cloud)));
        }
    }
}
