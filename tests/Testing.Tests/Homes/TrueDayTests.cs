using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Testing.Homes;
using AgeingMonitor.Testing.Scenarios;
using static AgeingMonitor.Testing.Tests.Homes.TestHomes;

namespace AgeingMonitor.Testing.Tests.Homes;

/// <summary>The truth agrees with what sensors saw of it.</summary>
public sealed class TrueDayTests
{
    [Theory]
    [InlineData(2026, 3, 29, 23)]
    [InlineData(2026, 10, 25, 25)]
    [InlineData(2026, 6, 1, 24)]
    public void DayOf_ClockChanges_IsFromMidnightToMidnight(int year, int month, int day, int hours)
    {
        var truth = Quiet().DayOf(new DateOnly(year, month, day));

        Assert.Equal(hours, (truth.During.To - truth.During.From).TotalHours);
        Assert.InRange(truth.SleepHours, 4, 10);
        Assert.InRange(truth.RoomTransitions, 50, 220);
    }

    [Fact]
    public void DayOf_TwoWeeks_AgreesWithTheSensors()
    {
        var home = Quiet();
        var days = Enumerable.Range(0, 14).Select(i => home.DayOf(Date.AddDays(i))).ToList();
        var (from, to) = (0, 14 * 24);

        // The wrist misses 15 % of the steps, and an hour's charging.
        Assert.InRange(Of(home, from, to, Quantities.Steps).Sum(o => o.Value.Number) / days.Sum(day => day.Steps), 0.7, 0.86);
        Assert.InRange(days.Sum(day => day.SleepHours) / HoursInBed(home), 0.75, 0.99);

        // Every change of room passes a sensor or two; some are missed.
        var seen = Of(home, from, to, Quantities.Motion);
        var changes = seen.Zip(seen.Skip(1)).Count(pair => pair.First.Sensor != pair.Second.Sensor);
        Assert.InRange(changes / (double)days.Sum(day => day.RoomTransitions), 0.7, 1.2);

        double HoursInBed(SimulatedHome simulated)
        {
            var bed = Of(simulated, from, to, Quantities.BedOccupancy);
            return bed.Zip(bed.Skip(1)).Where(pair => pair.First.Value.Number == 1).Sum(pair => (pair.Second.MeasuredAt - pair.First.MeasuredAt).TotalHours);
        }
    }

    [Fact]
    public void DayOf_OutingOfSixHours_IsCountedOnceAndInFull()
    {
        var (usual, out6) = (Quiet().DayOf(Date), Quiet(Happens(HappeningKinds.Outing, 9, 15)).DayOf(Date));

        Assert.InRange(out6.HoursOut, 6, 6 + usual.HoursOut);
        Assert.InRange(out6.Outings, 1, usual.Outings + 1);
        Assert.True(out6.RoomTransitions < usual.RoomTransitions);
    }

    /// <summary>The truth of an illness is what sensors see through their noise: the median of a night's readings lies beside it.</summary>
    [Fact]
    public void DayOf_RespiratoryIllness_TellsOxygenBreathingAndHeart()
    {
        var illness = Happens(HappeningKinds.Illness, -24, 5 * 24) with { Manner = "respiratory", Amount = 39.4 };
        var (well, ill, home) = (Quiet().DayOf(Date), Quiet(illness).DayOf(Date), Quiet(illness));

        Assert.InRange(well.LowestOxygenSaturation, 95, 98);
        Assert.InRange(well.HighestRespiratoryRate, 13, 17);
        Assert.InRange(well.HighestHeartRate, 58, 72);
        Assert.InRange(ill.LowestOxygenSaturation, well.LowestOxygenSaturation - 7, well.LowestOxygenSaturation - 5);
        Assert.InRange(ill.HighestRespiratoryRate, well.HighestRespiratoryRate + 8, well.HighestRespiratoryRate + 12);
        Assert.InRange(ill.HighestHeartRate, well.HighestHeartRate + 18, well.HighestHeartRate + 30);
        Assert.InRange(ill.LowestOxygenSaturation, MedianOf(Quantities.OxygenSaturation, "wrist") - 1, MedianOf(Quantities.OxygenSaturation, "wrist"));
        Assert.InRange(ill.HighestRespiratoryRate, MedianOf(Quantities.RespiratoryRate, "bed"), MedianOf(Quantities.RespiratoryRate, "bed") + 4);

        double MedianOf(QuantityDefinition quantity, string sensor)
        {
            var values = Of(home, 0, 24, quantity, sensor).Select(observation => observation.Value.Number).Order().ToList();
            return values[values.Count / 2];
        }
    }

    [Fact]
    public void DayOf_AskedInAnyOrder_IsTheSame()
    {
        var forwards = Quiet();
        var first = Enumerable.Range(0, 8).Select(i => forwards.DayOf(Date.AddDays(i))).ToList();
        var backwards = Quiet();

        Assert.Equal(first, Enumerable.Range(0, 8).Select(i => backwards.DayOf(Date.AddDays(7 - i))).Reverse());
    }
}
