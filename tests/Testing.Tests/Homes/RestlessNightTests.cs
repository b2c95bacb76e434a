using System.Globalization;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Testing.Basics;
using AgeingMonitor.Testing.Homes;
using AgeingMonitor.Testing.People;
using AgeingMonitor.Testing.Scenarios;

namespace AgeingMonitor.Testing.Tests.Homes;

/// <summary>A restless night lies in two life days, which are drawn one without the other.</summary>
public sealed class RestlessNightTests
{
    private const int Ways = 10;
    private static readonly LocalTime Paris = LocalTime.Find("Europe/Paris")!;
    private static readonly Dwelling Flat = Dwelling.Draw(SeededRandom.For(1), DwellingKind.Flat);

    [Theory]
    [InlineData("2026-02-10")]
    [InlineData("2026-03-28")]
    [InlineData("2026-10-24")]
    public void Apply_SeenFromBothLifeDays_IsOneNight(string date)
    {
        for (var minute = 0; minute < 60; minute++)
        {
            var night = Night(date, minute);
            var exits = Exits(TestHomes.Seed, 1, date, night);

            // One that would last beyond 4:00 is left out. Two are at least half a share of the night apart; it is more than three and a half hours long.
            Assert.InRange(exits.Count, Ways - 1, Ways);
            Assert.All(exits.Zip(exits.Skip(1)), pair => Assert.True(pair.Second - pair.First > TimeSpan.FromHours(3.5) / Ways / 2, $"{night.During.From}: {pair}"));
        }
    }

    [Fact]
    public void Apply_OtherHomeOrSeed_HasOtherTimes()
    {
        var night = Night("2026-02-10", 0);
        var exits = Exits(TestHomes.Seed, 1, "2026-02-10", night);
        Assert.Equal(exits, Exits(TestHomes.Seed, 1, "2026-02-10", night));
        Assert.Empty(exits.Intersect(Exits(TestHomes.Seed, 2, "2026-02-10", night)));
        Assert.Empty(exits.Intersect(Exits(TestHomes.Seed + 1, 1, "2026-02-10", night)));
    }

    private static Happening Night(string date, int minute)
    {
        var from = Paris.ToInstant(Date(date).ToDateTime(new TimeOnly(22, minute)));
        return new Happening { Kind = HappeningKinds.RestlessNight, During = new TimeRange(from, from + TimeSpan.FromHours(8)), Amount = Ways };
    }

    /// <summary>When the same sleeper leaves the bed.</summary>
    private static List<Instant> Exits(ulong seed, int home, string date, Happening night)
    {
        List<Instant> exits = [];
        foreach (var day in (LifeDay[])[new(seed, home, Paris, Date(date)), new(seed, home, Paris, Date(date).AddDays(1))])
        {
            var stays = new Interruptions(day, Flat, TestHomes.CharacterOf(1), 0.8).Apply([new Stay(0, day.Length, Place.Bedroom, Doing.Asleep, true)], [night]);
            exits.AddRange(stays.Zip(stays.Skip(1)).Where(pair => pair.First.InBed && !pair.Second.InBed).Select(pair => day.At(pair.Second.From)));
        }

        return exits;
    }

    private static DateOnly Date(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
