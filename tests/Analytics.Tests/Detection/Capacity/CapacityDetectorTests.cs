using AgeingMonitor.Analytics.Detection.Capacity;
using AgeingMonitor.Analytics.Detection.Routine;
using AgeingMonitor.Contracts.Capacity;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Analytics.Tests.Detection.Capacity;

public sealed class CapacityDetectorTests
{
    private static readonly DateOnly Monday = new(2026, 3, 2);
    private static readonly SensorId Bed = SensorId.Parse("bed");

    private readonly CapacityDetector detector = new(new());
    private readonly List<(DateOnly Monday, IReadOnlyList<CapacityReading> Readings)> weeks = [];

    [Fact]
    public void End_SevenDays_AreAWeekOnItsSunday()
    {
        EndDays(0, 6);
        Assert.Empty(weeks);

        EndDays(6, 1);

        var (monday, readings) = Assert.Single(weeks);
        Assert.Equal(Monday, monday);
        Assert.Equal(new CapacityReading("meals", 3, 0, 7, null), readings.Single(reading => reading.Measure == "meals"));
        Assert.DoesNotContain(readings, reading => reading.Measure is "bed-exits" or "chair-exits" or "weight" or "room-to-room-time");
    }

    [Fact]
    public void End_DaysAreMissing_TheWeekEndsWithTheNextOneAndSaysHowManyItRestsOn()
    {
        EndDays(0, 4);
        EndDays(16, 1);

        var (monday, readings) = Assert.Single(weeks);
        Assert.Equal(Monday, monday);
        Assert.Equal(4, readings.Single(reading => reading.Measure == "meals").Days);
    }

    [Theory]
    [InlineData(nameof(RoutineVerdict.NotCovered))]
    [InlineData(nameof(RoutineVerdict.Away))]
    public void End_DaysOfWhichNothingIsKnown_AreNotTakenForQuietOnes(string verdict)
    {
        EndDays(0, 2);
        EndDays(2, 5, Enum.Parse<RoutineVerdict>(verdict));

        Assert.Empty(Assert.Single(weeks).Readings);
    }

    [Fact]
    public void End_AfterNineWeeks_HasATrendAndRemembersHalfAYear()
    {
        EndDays(0, 7 * 40);

        Assert.All(weeks.Take(8), week => Assert.Null(week.Readings.Single(reading => reading.Measure == "meals").Trend));
        Assert.All(weeks.Skip(8), week => Assert.NotNull(week.Readings.Single(reading => reading.Measure == "meals").Trend));
        Assert.Equal(26, weeks[^1].Readings.Single(reading => reading.Measure == "meals").Trend!.Weeks);
        Assert.Equal(26, detector.State.Weeks.Count);
    }

    [Fact]
    public void Occupy_EachTimeLeft_CountsOnceADay()
    {
        for (var day = 0; day < 7; day++)
        {
            foreach (var occupied in new[] { true, true, false, false, true, false })
            {
                detector.Occupy(Bed, isBed: true, occupied);
            }

            EndDays(day, 1);
        }

        Assert.Equal(2, weeks[0].Readings.Single(reading => reading.Measure == "bed-exits").Value);
        Assert.Empty(detector.State.Occupied);
    }

    [Fact]
    public void Weigh_AThousandTimesADay_CountsOnceADay()
    {
        for (var day = 0; day < 7; day++)
        {
            for (var i = 0; i < 1000; i++)
            {
                detector.Weigh(70 + i);
            }

            EndDays(day, 1);
        }

        Assert.Equal(new CapacityReading("weight", 70, 0, 7, null), weeks[0].Readings.Single(reading => reading.Measure == "weight"));
    }

    [Fact]
    public void Weigh_OnceAWeek_IsTheWeekWithoutAnError()
    {
        detector.Weigh(70.4);
        EndDays(0, 7);

        Assert.Equal(new CapacityReading("weight", 70.4f, 0, 1, null), weeks[0].Readings.Single(reading => reading.Measure == "weight"));
    }

    [Fact]
    public void Move_EveryWayTwiceAsLong_IsTwoHundredPercent()
    {
        Walk(0, (RoomKind.Bedroom, RoomKind.Hall, 4), (RoomKind.Kitchen, RoomKind.Hall, 7));
        Walk(1, (RoomKind.Bedroom, RoomKind.Hall, 8), (RoomKind.Kitchen, RoomKind.Hall, 14));

        Assert.Equal(100, PaceOf(0), 6);
        Assert.InRange(PaceOf(1), 185, 215);
    }

    [Fact]
    public void Move_OtherWaysAtTheSamePace_IsNoChange()
    {
        Walk(0, (RoomKind.Bedroom, RoomKind.Hall, 4), (RoomKind.Kitchen, RoomKind.Hall, 12));
        Walk(1, (RoomKind.Kitchen, RoomKind.Hall, 12), (RoomKind.Kitchen, RoomKind.Hall, 12));
        Walk(2, (RoomKind.Kitchen, RoomKind.Hall, 12), (RoomKind.Bathroom, RoomKind.Living, 30));
        Walk(3, (RoomKind.Bathroom, RoomKind.Living, 30), (RoomKind.Bathroom, RoomKind.Living, 30));

        Assert.All(Enumerable.Range(0, 4), week => Assert.Equal(100, PaceOf(week), 3));
    }

    [Fact]
    public void Move_TimesBackwardsAtOnceAndEndless_AreNoWays()
    {
        var at = Monday.ToDateTime(new TimeOnly(9, 0));
        foreach (var seconds in new[] { 0, 0.5, 90, 3600, -500, 0 })
        {
            at = at.AddSeconds(seconds);
            detector.Move(detector.State.LastRoom == (int)RoomKind.Hall ? RoomKind.Kitchen : RoomKind.Hall, at);
        }

        detector.Move(null, at.AddSeconds(5));

        Assert.Equal(0, detector.State.Ways.Sum());
    }

    [Fact]
    public void Move_ManyTimes_AllocatesNothing()
    {
        var at = Monday.ToDateTime(new TimeOnly(9, 0));
        Walk();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Walk();

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Walk()
        {
            for (var i = 0; i < 1000; i++)
            {
                detector.Move(i % 2 == 0 ? RoomKind.Hall : RoomKind.Kitchen, at = at.AddSeconds(7));
            }
        }
    }

    /// <summary>Thirty ways to and fro of two kinds on a week's first day, an hour apart, and the week's days.</summary>
    private void Walk(int week, params (RoomKind From, RoomKind To, double Seconds)[] ways)
    {
        var at = Monday.AddDays(7 * week).ToDateTime(new TimeOnly(0, 0));
        for (var i = 0; i < 30; i++)
        {
            foreach (var (from, to, seconds) in ways)
            {
                detector.Move(from, at = at.AddMinutes(20));
                detector.Move(to, at.AddSeconds(seconds));
            }
        }

        EndDays(7 * week, 7);
    }

    private double PaceOf(int week) => weeks[week].Readings.Single(reading => reading.Measure == "room-to-room-time").Value!.Value;

    private void EndDays(int from, int count, RoutineVerdict verdict = RoutineVerdict.Ordinary)
    {
        for (var day = from; day < from + count; day++)
        {
            var values = new float[DayFeature.Count];
            values[DayFeature.Meals] = 3;
            detector.End(new RoutineDay(new DayRow(Monday.AddDays(day), values, 1, 0), verdict, 0, 0, []), weeks);
        }
    }
}
