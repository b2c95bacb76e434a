using System.Globalization;
using System.Text;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Testing.Homes;
using AgeingMonitor.Testing.Truth;

namespace AgeingMonitor.Testing.Tests.Homes;

/// <summary>The ranges of docs/simulation.md, over 30 homes.</summary>
public sealed class PublishedRangeTests
{
    private const string Page = "docs/simulation.md";
    private const int Homes = 30;
    private const int Days = 60;

    [Fact]
    public void Days_ThirtyHomesSixtyDays_LieInThePublishedRanges()
    {
        var homes = Enumerable.Range(0, Homes).Select(number => new SimulatedHome(TestHomes.Options(number))).ToList();
        List<List<TrueDay>> days = [.. homes.Select(home => Enumerable.Range(0, Days).Select(i => home.DayOf(TestHomes.Date.AddDays(i))).ToList())];

        var table = new StringBuilder("| What | Mean | Lowest and highest home |\n| --- | ---: | ---: |\n");
        Within("room transitions", day => day.RoomTransitions, 96, 155);
        Within("hours of sleep", day => day.SleepHours, 6.3, 7.4);
        Within("bed exits", day => day.BedExits, 0.5, 2.5);
        Within("bathroom visits", day => day.BathroomVisits, 8, 16);
        Within("outings", day => day.Outings, 0.8, 2.5);
        Within("hours out", day => day.HoursOut, 0.7, 3);
        Within("steps", day => day.Steps, 2000, 9000);
        Within("gait speed", day => day.GaitSpeed, 0.6, 1.1);
        RepositoryFile.AssertPart(Page, "person", table.ToString());

        // No home is a caricature.
        Assert.All(days, home => Assert.InRange(home.Average(day => day.SleepHours), 5.8, 8));
        Assert.All(days, home => Assert.InRange(home.Average(day => day.RoomTransitions), 60, 200));
        Assert.All(days.SelectMany(home => home), day => Assert.InRange(day.SleepHours, 3.5, 11));
        Assert.All(days.SelectMany(home => home), day => Assert.Equal(0, day.Illness));

        void Within(string what, Func<TrueDay, double> value, double least, double most)
        {
            var averages = days.Select(home => home.Average(value)).Order().ToList();
            var format = least >= 50 ? "N0" : "0.##";
            table.Append(CultureInfo.InvariantCulture, $"| {what} | {averages.Average().ToString(format, CultureInfo.InvariantCulture)} | {averages[0].ToString(format, CultureInfo.InvariantCulture)} to {averages[^1].ToString(format, CultureInfo.InvariantCulture)} |\n");
            Assert.InRange(averages.Average(), least, most);
        }
    }

    /// <summary>Firings a day of the 28 homes of TIHM (Palermo et al., 2023): median home, first and last decile by home, and the busiest hours.</summary>
    [Fact]
    public void Motion_EachRoom_FiresAsOftenAsInRecordedHomes()
    {
        var homes = Enumerable.Range(0, Homes).Select(number => new SimulatedHome(TestHomes.Options(number))).ToList();
        var firings = homes.SelectMany(home => TestHomes.Of(home, 0, 24 * 7, Quantities.Motion)).ToLookup(firing => firing.Sensor.Value);
        var table = new StringBuilder("| Room | TIHM | simulated | busiest hours TIHM | simulated busiest hour | simulated 0–5 h |\n| --- | --- | ---: | --- | --- | ---: |\n");
        Check("kitchen", 86, 49, 131, "9–10 h and 18 h (7, 9 %)");
        Check("hall", 62, 28, 111, "9–12 h (7 %)");
        Check("living", 58, 6, 129, "16–18 h (8 %)");
        Check("bedroom", 46, 27, 81, "7–10 h, 22 h (8 %)");
        Check("bathroom", 29, 13, 49, "8–9 h (9 %), 22 h (7 %)");
        RepositoryFile.AssertPart(Page, "rooms", table.ToString());

        void Check(string room, int median, int least, int most, string busiest)
        {
            var homesWith = homes.Count(home => home.Sensors.Any(sensor => sensor.Sensor.Value == room));
            var counts = new double[24];
            foreach (var firing in firings[room])
            {
                counts[(int)((firing.MeasuredAt - TestHomes.Midnight).TotalHours % 24)]++;
            }

            var (perDay, night, highest) = (counts.Sum() / homesWith / 7, counts[..5].Sum() / counts.Sum(), counts.Max() / counts.Sum());
            table.Append(CultureInfo.InvariantCulture, $"| {room} | {median} ({least}–{most}) | {perDay:0} | {busiest} | {Array.IndexOf(counts, counts.Max())} h ({100 * highest:0} %) | {100 * night:0.0} % |\n");
            Assert.InRange(perDay, least, most);

            // People sleep at night in recorded homes too: 0.3 to 13 % of a room's firings lie between midnight and 5 h; none has an hour with more than a fifth.
            Assert.InRange(night, 0.002, 0.16);
            Assert.True(highest < 0.2);
        }
    }
}
