using AgeingMonitor.Care.Capacity;
using AgeingMonitor.Dashboard.Capacity;
using Microsoft.Extensions.Primitives;

namespace AgeingMonitor.Dashboard.Tests.Residents;

public sealed class StepOneFormTests
{
    private static readonly DateOnly Today = new(2026, 11, 26);

    /// <summary>Once, a wrong answer of three years ago could only be withdrawn: its own day was refused.</summary>
    [Theory]
    [InlineData("2023-11-26", "2023-11-26", true)]
    [InlineData("2023-11-25", "2023-11-26", false)]
    [InlineData("2023-11-26", null, false)]
    [InlineData("2026-11-27", "2026-11-27", false)]
    public void Read_ADayLongAgo_IsTakenOnlyWhereItIsTheDayOfWhatIsCorrected(string day, string? known, bool isTaken)
    {
        var corrected = known is null ? null : new StepOne(DateOnly.Parse(known, System.Globalization.CultureInfo.InvariantCulture), new Dictionary<string, StepOneAnswer>(), null);

        var form = StepOneForm.Read([new(StepOneFields.AssessedOn, new StringValues(day)), new(StepOneFields.Reason, new StringValues("a slip"))], Today, corrected, out _);

        Assert.Equal(isTaken, form.ErrorAt(StepOneFields.AssessedOn) is null);
    }
}
