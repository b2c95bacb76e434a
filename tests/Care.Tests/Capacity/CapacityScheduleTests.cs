using System.Globalization;
using AgeingMonitor.Care.Capacity;
using AgeingMonitor.Contracts.Ids;

namespace AgeingMonitor.Care.Tests.Capacity;

public sealed class CapacityScheduleTests
{
    private static readonly ResidentId Resident = ResidentId.Derive("first");
    private static readonly CapacityOptions Options = new();

    [Theory]
    [InlineData("2026-02-27", "2026-06-27", "2026-08-27")]
    [InlineData("2025-10-31", "2026-02-28", "2026-04-30")]
    [InlineData("2027-10-31", "2028-02-29", "2028-04-30")]
    [InlineData("2027-08-31", "2027-12-31", "2028-02-29")]
    [InlineData("2028-02-29", "2028-06-29", "2028-08-29")]
    [InlineData("2026-12-31", "2027-04-30", "2027-06-30")]
    public void NextAfter_MonthEndsAndLeapDays_AreThoseOfTheCalendar(string on, string afterFlag, string afterClear)
    {
        var clear = Steps.With() with { AssessedOn = Date(on) };
        var flagged = Steps.With((StepOneItems.Eyes, StepOneAnswer.Concern)) with { AssessedOn = Date(on) };
        var unknown = Steps.With((StepOneItems.Eyes, StepOneAnswer.NotDone(NotDoneReason.NoTime))) with { AssessedOn = Date(on) };

        Assert.Equal(Date(afterClear), CapacitySchedule.NextAfter(clear, Options));
        Assert.Equal(Date(afterFlag), CapacitySchedule.NextAfter(flagged, Options));
        Assert.Equal(Date(afterFlag), CapacitySchedule.NextAfter(unknown, Options));
    }

    [Fact]
    public void NextAfter_OtherMonths_FollowsTheOptions()
    {
        var options = new CapacityOptions { MonthsAfterFlag = 1, MonthsAfterClear = 12 };

        Assert.Equal(new DateOnly(2027, 2, 27), CapacitySchedule.NextAfter(Steps.With(), options));
        Assert.Equal(new DateOnly(2026, 3, 27), CapacitySchedule.NextAfter(Steps.With((StepOneItems.Down, StepOneAnswer.Concern)), options));
    }

    [Theory]
    [InlineData("2026-08-12", 15, false)]
    [InlineData("2026-08-13", 14, true)]
    [InlineData("2026-08-27", 0, true)]
    [InlineData("2026-09-06", -10, true)]
    public void IsListed_FromTwoWeeksAhead_UntilItIsDone(string today, int left, bool isListed)
    {
        var due = CapacitySchedule.DueOf(Resident, Steps.With(), Options);

        Assert.Equal(left, due.DaysLeft(Date(today)));
        Assert.Equal(isListed, CapacitySchedule.IsListed(due, Date(today), Options));
    }

    [Fact]
    public void DueOf_NeverAssessed_IsDueAtOnce()
    {
        var due = CapacitySchedule.DueOf(Resident, null, Options);

        Assert.Equal((null, null), (due.DueOn, due.DaysLeft(Steps.Day)));
        Assert.True(CapacitySchedule.IsListed(due, Steps.Day, Options));
    }

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
