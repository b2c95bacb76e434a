using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Testing.Basics;
using AgeingMonitor.Testing.Homes;
using AgeingMonitor.Testing.People;
using AgeingMonitor.Testing.Scenarios;
using AgeingMonitor.Testing.Sensors;
using static AgeingMonitor.Testing.Tests.Homes.TestHomes;

namespace AgeingMonitor.Testing.Tests.Homes;

/// <summary>Mats in bed and chair answer late, but end up saying what is so.</summary>
public sealed class MatTests
{
    private static readonly LifeDay Day = new(Seed, 0, LocalTime.Find("Europe/Paris")!, Date);
    private static readonly Channel Temperature = new(0, Sensor("thermometer"), Quantities.BodyTemperature);

    [Fact]
    public void Chair_WhoSitsForASecond_LeavesItFree()
    {
        List<Happening> sits = [.. Enumerable.Range(0, 60).Select(i => Happens(HappeningKinds.SittingStill, 9 + (i / 6.0), 9 + (i / 6.0) + (1.5 / 3600)) with { Room = RoomKind.Living })];
        var home = Quiet(sits);
        var options = home.Options;
        var dwelling = Dwelling.Draw(SeededRandom.For(options.Seed, options.Number, (long)Purpose.Dwelling), options.Dwelling);
        var day = new PersonDays(options.Seed, options.Number, LocalTime.Find(options.TimeZone)!, dwelling, sits).On(Date);
        var said = home.Between(day.Day.Start, day.Day.End).Where(o => o.Quantity == Quantities.ChairOccupancy).ToList();

        // After 20 seconds of a stay the mat has answered, whatever it is late by.
        Assert.All(day.Stays.Where(stay => stay.Length > 20 * LifeDay.Second), stay =>
        {
            var isIn = stay.Place == Place.Living && stay.Doing is Doing.Resting or Doing.Napping or Doing.Still;
            var latest = said.LastOrDefault(o => o.MeasuredAt <= day.Day.At(stay.From + (20 * LifeDay.Second)));
            Assert.True(isIn == (latest?.Value.Number == 1), $"{stay}: {latest}");
        });
        Assert.All(said.Zip(said.Skip(1)), pair => Assert.NotEqual(pair.First.Value, pair.Second.Value));
    }

    [Fact]
    public void Bed_WhoLiesDownJustBeforeFour_IsSeenInTheNextLifeDay()
    {
        for (var i = 0; i < 10; i++)
        {
            var down = 28 - ((0.3 + (0.15 * i)) / 3600);
            var bed = Of(Quiet(Happens(HappeningKinds.Wandering, 27, down), Happens(HappeningKinds.SleepingIn, down, 30)), 26.9, 29, Quantities.BedOccupancy);

            Assert.Equal([0.0, 1.0], bed.TakeLast(2).Select(o => o.Value.Number));
            Assert.InRange((bed[^1].MeasuredAt - At(down)).TotalSeconds, 0.79, 5.01);
        }
    }

    [Fact]
    public void SensorDay_WhatComesAfterItsEnd_IsCarriedIntoTheNext()
    {
        var said = new SensorDay(Day, []);
        said.Add(Temperature, Day.Length - 1, 36);
        said.Add(Temperature, Day.Length + 10, 37);

        Assert.Equal([36.0], said.InOrder(1).Select(o => o.Value.Number));
        var next = new SensorDay(new LifeDay(Seed, 0, LocalTime.Find("Europe/Paris")!, Date.AddDays(1)), said.Late);
        Assert.Equal([37.0], next.InOrder(1).Select(o => o.Value.Number));
    }

    [Fact]
    public void SensorDay_ValueOutsideTheCatalogue_StaysAsItIs()
    {
        var said = new SensorDay(Day, []);
        said.Add(Temperature, 10, Quantities.BodyTemperature.Maximum + 1);
        said.AddAt(Temperature, Day.At(20).Microseconds, Quantities.BodyTemperature.Minimum - 1);

        Assert.Equal([Quantities.BodyTemperature.Maximum + 1, Quantities.BodyTemperature.Minimum - 1], said.InOrder(1).Select(o => o.Value.Number));
    }
}
