using AgeingMonitor.Testing.Scenarios;

namespace AgeingMonitor.Testing.People;

/// <content>Wandering, and nights with many ways out of bed.</content>
internal sealed partial class Interruptions
{
    private List<Stay> Wander(IReadOnlyList<Stay> plan, int from, int to)
    {
        var random = day.Random(Purpose.Interruption, from);
        var walker = new Walker(dwelling, random, gaitSpeed, to);
        walker.Begin(from, plan[IndexAt(plan, from)].Place);
        walker.Night = plan[IndexAt(plan, from)].Night;
        while (walker.Now < to)
        {
            var room = dwelling.Rooms[random.Next(0, dwelling.Rooms.Count)];
            walker.Go(room, Doing.Pottering, random.Next(20 * Second, 70 * Second));
        }

        return Splice(plan, from, to, walker.Stays);
    }

    /// <summary>So many ways out of bed, spread over the part of the time in which the resident usually sleeps.</summary>
    private IReadOnlyList<Stay> Restless(IReadOnlyList<Stay> plan, Happening happening)
    {
        var count = (int)Math.Round(happening.AmountOrUsual);
        var (first, last) = (happening.During.From.Microseconds, happening.During.To.Microseconds);

        // The same night seen from either of its two life days.
        var evening = first < day.Start.Microseconds ? day.PreviousStart : day.Start;
        var bed = evening.Microseconds + ((LifeDay.OfMinute(character.BedMinute) + (45L * LifeDay.Minute)) * 1000);
        var night = first < bed && bed < last && last - bed > (last - first) / 3 ? bed : first;
        for (var i = 0; i < count; i++)
        {
            // One source for each way: whether another one is on this life day moves none.
            var random = day.Random(Purpose.Interruption, happening.During.From, i);
            var at = night + (long)((i + 0.25 + (0.5 * random.NextDouble())) / count * (last - night));
            var length = random.Next(3 * LifeDay.Minute, 7 * LifeDay.Minute);
            var moment = (int)((at - day.Start.Microseconds) / 1000);
            if (at >= day.Start.Microseconds && moment < day.Length - length && plan[IndexAt(plan, moment)].InBed)
            {
                var walker = new Walker(dwelling, random, gaitSpeed, day.Length);
                walker.Begin(moment, Place.Bedroom);
                walker.Night = true;
                walker.Go(i % 3 == 2 ? Place.Kitchen : Place.Toilet, i % 3 == 2 ? Doing.Pottering : Doing.OnToilet, length);
                plan = Splice(plan, moment, walker.Now, walker.Stays);
            }
        }

        return plan;
    }
}
