using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Testing.Homes;
using AgeingMonitor.Testing.Truth;

namespace AgeingMonitor.Testing.Tests.Homes;

/// <summary>The ranges of docs/simulation.md, over 30 homes.</summary>
public sealed class PublishedRangeTests(ITestOutputHelper output)
{
    private const int Homes = 30;
    private const int Days = 60;

    [Fact]
    public void Days_ThirtyHomesSixtyDays_LieInThePublishedRanges()
    {
        var homes = Enumerable.Range(0, Homes).Select(number => new SimulatedHome(TestHomes.Options(number))).ToList();
        List<List<TrueDay>> days = [.. homes.Select(home => Enumerable.Range(0, Days).Select(i => home.DayOf(TestHomes.Date.AddDays(i))).ToList())];

        Within("room transitions", day => day.RoomTransitions, 96, 155);
        Within("hours of sleep", day => day.SleepHours, 6.3, 7.4);
        Within("bed exits", day => day.BedExits, 0.5, 2.5);
        Within("bathroom visits", day => day.BathroomVisits, 8, 16);
        Within("outings", day => day.Outings, 0.8, 2.5);
        Within("hours out", day => day.HoursOut, 0.7, 3);
        Within("steps", day => day.Steps, 2000, 9000);
        Within("gait speed", day => day.GaitSpeed, 0.6, 1.1);

        // No home is a caricature.
        Assert.All(days, home => Assert.InRange(home.Average(day => day.SleepHours), 5.8, 8));
        Assert.All(days, home => Assert.InRange(home.Average(day => day.RoomTransitions), 60, 200));
        Assert.All(days.SelectMany(home => home), day => Assert.InRange(day.SleepHours, 3.5, 11));
        Assert.All(days.SelectMany(home => home), day => Assert.Equal(0, day.Illness));

        void Within(string what, Func<TrueDay, double> value, double least, double most)
        {
            var averages = days.Select(home => home.Average(value)).Order().ToList();
            output.WriteLine($"{what}: mean {averages.Average():F2}, homes {averages[0]:F2} to {averages[^1]:F2}");
            Assert.InRange(averages.Average(), least, most);
        }
    }

    /// <summary>Firings a day of the 28 homes of TIHM (Palermo et al., 2023), first to last decile by home: kitchen 49–131, hall 28–111, living room 6–129, bedroom 27–81, bathroom 13–49.</summary>
    [Theory]
    [InlineData("kitchen", 49, 131)]
    [InlineData("hall", 28, 111)]
    [InlineData("living", 6, 129)]
    [InlineData("bedroom", 27, 81)]
    [InlineData("bathroom", 13, 49)]
    public void Motion_EachRoom_FiresAsOftenAsInRecordedHomes(string room, double least, double most)
    {
        var counts = new double[24];
        double homesWith = 0;
        for (var number = 0; number < Homes; number++)
        {
            var home = new SimulatedHome(TestHomes.Options(number));
            homesWith += home.Sensors.Any(sensor => sensor.Sensor.Value == room) ? 1 : 0;
            foreach (var firing in TestHomes.Of(home, 0, 24 * 7, Quantities.Motion, room))
            {
                counts[(int)((firing.MeasuredAt - TestHomes.Midnight).TotalHours % 24)]++;
            }
        }

        output.WriteLine($"{room}: {counts.Sum() / homesWith / 7:F1} a day; by hour {string.Join(' ', counts.Select(count => $"{100 * count / counts.Sum():F1}"))}");
        Assert.InRange(counts.Sum() / homesWith / 7, least, most);

        // People sleep at night in recorded homes too: 0.3 to 13 % of a room's firings lie between midnight and 5 h; none has an hour with more than a fifth.
        Assert.InRange(counts[..5].Sum() / counts.Sum(), 0.002, 0.16);
        Assert.True(counts.Max() / counts.Sum() < 0.2);
    }
}
