using AgeingMonitor.Analytics.Detection.Routine;
using AgeingMonitor.Contracts.Homes;
using CsCheck;

namespace AgeingMonitor.Analytics.Tests.Detection.Routine;

public sealed class DayRowBuilderTests
{
    private static readonly DateTime Day = new(2026, 3, 2);

    [Fact]
    public void Day_ByHand_IsAsCounted()
    {
        var builder = new DayRowBuilder(new());
        builder.Hear(Day, out _);
        Move(builder, RoomKind.Bathroom, "02:10", "02:12", "02:40", "06:30");
        Move(builder, RoomKind.Kitchen, "07:00", "12:30");
        Move(builder, RoomKind.Entrance, "14:00");
        Move(builder, RoomKind.Living, "15:30");
        Move(builder, RoomKind.Kitchen, "19:00");

        Assert.True(builder.Hear(Day.AddDays(1), out var row));

        Assert.Equal(DateOnly.FromDateTime(Day), row!.Day);
        Assert.Equal(9, Math.Round(Math.Exp(row.Values[DayFeature.Movements]) - 1));
        Assert.Equal(2, row.Values[DayFeature.NightBathroom]);
        Assert.Equal(3, Math.Round(Math.Exp(row.Values[DayFeature.NightMovements]) - 1));
        Assert.Equal(390, row.Values[DayFeature.FirstMinute]);
        Assert.Equal(19 * 60, row.Values[DayFeature.LastMinute]);
        Assert.Equal(3, row.Values[DayFeature.Meals]);
        Assert.Equal(1, row.Values[DayFeature.Outings]);
        Assert.Equal(90, row.Values[DayFeature.MinutesOut], 3);
        Assert.Equal(330, row.Values[DayFeature.LongestStill], 3);
        Assert.Equal(4, Math.Round(Math.Exp(row.Values[DayFeature.Transitions]) - 1));
        Assert.Equal(2, row.Values[DayFeature.Entropy], 3);
        Assert.Equal(1 / 24.0, row.Coverage, 6);
    }

    /// <summary>Once, a pause over midnight was lost to the day in which it began.</summary>
    [Theory]
    [InlineData("23:00", 0, 2.0, 1, 60, 0, 120)]
    [InlineData("23:50", 0, 0.5, 0, 0, 1, 30)]
    [InlineData("20:00", 1, 9.0, 1, 240, 0, 1440)]
    public void OutingOverMidnight_EachDayHasItsPart(string left, int nights, double back, int outings, double minutes, int outingsNext, double minutesNext)
    {
        var builder = new DayRowBuilder(new());
        Move(builder, RoomKind.Kitchen, "12:00");
        Move(builder, RoomKind.Entrance, left);
        var rows = new List<DayRow>();
        for (var hour = 24; hour < 24 * (nights + 2); hour++)
        {
            Keep(builder.Hear(Day.AddHours(hour), out var row), row);
            if (hour == (24 * (nights + 1)) + (int)Math.Floor(back))
            {
                Keep(builder.Add(RoomKind.Hall, false, Day.AddHours((24 * (nights + 1)) + back), out row), row);
            }
        }

        Keep(builder.Hear(Day.AddDays(nights + 2), out var last), last);

        Assert.Equal((outings, minutes), (rows[0].Values[DayFeature.Outings], Math.Round(rows[0].MinutesOut, 3)));
        Assert.Equal((outingsNext, minutesNext), (rows[1].Values[DayFeature.Outings], Math.Round(rows[1].MinutesOut, 3)));

        void Keep(bool hasEnded, DayRow? row)
        {
            if (hasEnded)
            {
                rows.Add(row!);
            }
        }
    }

    [Fact]
    public void StillFromTheAfternoonOn_IsTheStillnessOfThatDay()
    {
        var builder = new DayRowBuilder(new());
        Move(builder, RoomKind.Kitchen, "07:00", "13:00");

        builder.Hear(Day.AddDays(1), out var row);

        Assert.Equal(9 * 60, row!.Values[DayFeature.LongestStill], 3);
    }

    [Fact]
    public void Days_OfAnyTimesEvenBackwards_GiveFiniteRowsOncePerDay() =>
        Gen.Select(Gen.Int[-600, 4000].Array[1, 80], Gen.Int[0, 7].Array[80], Gen.Bool.Array[80]).Sample((steps, rooms, doors) =>
        {
            var builder = new DayRowBuilder(new());
            var at = Day;
            var seen = new HashSet<DateOnly>();
            for (var i = 0; i < steps.Length; i++)
            {
                at = at.AddMinutes(steps[i]);
                if (builder.Add(rooms[i] == 7 ? null : (RoomKind)rooms[i], doors[i], at, out var row))
                {
                    Assert.True(seen.Add(row!.Day));
                    Assert.All(row.Values, value => Assert.True(float.IsFinite(value)));
                }
            }
        });

    private static void Move(DayRowBuilder builder, RoomKind room, params string[] times)
    {
        foreach (var time in times)
        {
            builder.Add(room, room == RoomKind.Entrance, Day + TimeSpan.Parse(time, System.Globalization.CultureInfo.InvariantCulture), out _);
        }
    }
}
