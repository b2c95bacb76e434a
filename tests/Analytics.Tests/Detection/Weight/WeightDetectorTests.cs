using System.Globalization;
using AgeingMonitor.Analytics.Detection.Weight;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;

namespace AgeingMonitor.Analytics.Tests.Detection.Weight;

public sealed class WeightDetectorTests
{
    private static readonly SensorId Scale = SensorId.Parse("scale");
    private static readonly DateTime Start = new(2026, 3, 1, 8, 0, 0, DateTimeKind.Unspecified);

    [Fact]
    public void Gain_OfMoreThanTwoKilogramsInThreeDays_IsFoundAtTheSecondWeighing()
    {
        var found = Play(64, 64.2, 63.9, 64.1, 64, 65.2, 66.3, 66.6, 66.8, 66.9);

        var gain = Assert.Single(found);
        Assert.Equal(WeightFindingKind.Gain, gain.Kind);
        Assert.Equal((66.3, 66.6, 64.0, 2), (gain.First, gain.Kilograms, Math.Round(gain.Usual), gain.Days));
        Assert.Equal(2.3, gain.Change, 6);
        Assert.Equal((At(6), At(7)), (gain.Since, gain.At));
    }

    [Theory]
    [InlineData("64 64 64 64 64 66.5 64.2 64 64.1")]
    [InlineData("64 64 64 64 64 65.9 65.9 65.9 65.9")]
    [InlineData("64 64 64 64 61.9 64.2 64 64.1 64")]
    [InlineData("64 63.4 64.6 63.3 64.7 64 63.3 64.7 63.4")]
    [InlineData("64 66.5 66.6")]
    public void Weights_OfOneHeavyDayOrLessOrNoise_ShowNoGain(string kilograms) =>
        Assert.DoesNotContain(Play([.. kilograms.Split(' ').Select(value => double.Parse(value, CultureInfo.InvariantCulture))]), finding => finding.Kind == WeightFindingKind.Gain);

    [Fact]
    public void Gain_WithAnOrdinaryWeighingOnTheSameDay_IsNotHeld()
    {
        var detector = new WeightDetector(new());
        var found = new List<WeightFinding>();
        for (var day = 0; day < 5; day++)
        {
            Observe(detector, found, day, 64 + (day * 0.01));
        }

        Observe(detector, found, 5, 67);
        Observe(detector, found, 5, 64.2, TimeSpan.FromMinutes(1));
        Observe(detector, found, 6, 67);
        Observe(detector, found, 6, 64.1, TimeSpan.FromMinutes(1));
        Assert.Empty(found);
        Assert.Null(detector.State.Held);
    }

    [Fact]
    public void Gain_ThatStays_IsToldOnceAndAFurtherOneAgain()
    {
        var found = Play(64, 64.1, 64.2, 64, 64.1, 66.6, 66.8, 66.7, 66.9, 66.8, 69.2, 69.4, 69.3);

        Assert.Equal([66.6, 69.2], found.Where(finding => finding.Kind == WeightFindingKind.Gain).Select(finding => finding.First));
    }

    [Fact]
    public void Gain_AfterDaysWithoutWeighing_CountsFromTheLastWeighing()
    {
        double?[] kilograms = [64, 64.1, 64.2, null, null, null, null, 66.9, null, 67];
        var gain = Assert.Single(Play(kilograms), finding => finding.Kind == WeightFindingKind.Gain);
        Assert.Equal(5, gain.Days);
    }

    [Theory]
    [InlineData(82)]
    [InlineData(141.1)]
    [InlineData(29)]
    public void Weight_OfSomebodyElseOrInPounds_IsHeldBack(double other)
    {
        var detector = new WeightDetector(new());
        var found = new List<WeightFinding>();
        for (var day = 0; day < 40; day++)
        {
            Observe(detector, found, day, 64 + (0.1 * (day % 3)));
            if (day % 4 == 3)
            {
                Observe(detector, found, day, other + (0.1 * day), TimeSpan.FromHours(7));
            }
        }

        Assert.Empty(found);
    }

    [Fact]
    public void Weight_OfSomebodyElseFiveTimesInARow_IsListedAndBecomesTheUsual()
    {
        var found = Play(64, 64.1, 64.2, 64, 82, 82.1, 82.3, 82.2, 82.1, 82, 82.1, 82.2, 84.6, 84.8);

        Assert.Equal([WeightFindingKind.Other, WeightFindingKind.Gain], found.Select(finding => finding.Kind));
    }

    [Fact]
    public void First_WeightOfAGuest_DoesNotHoldBackTheResidents()
    {
        var found = Play(92, 64, 64.1, 64.2, 64, 64.1, 66.6, 66.8);

        Assert.Equal([WeightFindingKind.Gain], found.Select(finding => finding.Kind));
    }

    [Fact]
    public void Repeat_OfTheLastValueByTheScaleItself_IsNoWeighing()
    {
        var detector = new WeightDetector(new());
        var found = new List<WeightFinding>();
        for (var day = 0; day < 5; day++)
        {
            Observe(detector, found, day, 64 + (day * 0.01));
        }

        for (var hour = 0; hour < 36; hour += 2)
        {
            Observe(detector, found, 5, 66.7, TimeSpan.FromHours(hour));
        }

        Assert.Empty(found);
    }

    [Fact]
    public void Loss_OfFivePercentInAMonth_IsFoundOnceAnEpisode()
    {
        var found = Play([.. Enumerable.Range(0, 90).Select(day => (double?)(70 - Math.Clamp((day - 20) * 0.2, 0, 4.5)))]);

        var loss = Assert.Single(found, finding => finding.Kind is WeightFindingKind.LossInAMonth or WeightFindingKind.LossInSixMonths);
        Assert.Equal(WeightFindingKind.LossInAMonth, loss.Kind);
        Assert.Equal(70, loss.Usual, 1);
        Assert.InRange(loss.Change, -5.5, -5);
    }

    [Fact]
    public void Loss_OfASixthInTwoWeeks_IsNotTakenForSomebodyElse()
    {
        var found = Play([.. Enumerable.Range(0, 30).Select(day => 57 - Math.Clamp((day - 6) * 0.6, 0, 8.4))]);

        Assert.Contains(found, finding => finding.Kind == WeightFindingKind.LossInAMonth);
        Assert.DoesNotContain(found, finding => finding.Kind == WeightFindingKind.Other);
    }

    [Fact]
    public void Loss_OfTheWaterOfAGain_IsNone()
    {
        var found = Play([.. Enumerable.Range(0, 60).Select(day => 60 + (day is >= 20 and < 31 ? 4.5 : 0) + (0.1 * (day % 3)))]);

        Assert.Equal([WeightFindingKind.Gain], found.Where(finding => finding.Kind != WeightFindingKind.Drift).Select(finding => finding.Kind));
    }

    [Fact]
    public void Loss_OfTenPercentInSixMonths_IsFoundThoughNoMonthShowsFive()
    {
        var found = Play([.. Enumerable.Range(0, 200).Select(day => (double?)(70 - Math.Clamp((day - 20) * 0.05, 0, 8)))]);

        var loss = Assert.Single(found, finding => finding.Kind is WeightFindingKind.LossInAMonth or WeightFindingKind.LossInSixMonths);
        Assert.Equal(WeightFindingKind.LossInSixMonths, loss.Kind);
    }

    [Fact]
    public void Drift_OfTwoPercent_IsFoundLongBeforeFive()
    {
        var found = Play([.. Enumerable.Range(0, 75).Select(day => (double?)(70 - Math.Clamp((day - 30) * 0.1, 0, 3.7) + (0.3 * (day % 3))))]);

        Assert.Equal(WeightFindingKind.Drift, found[0].Kind);
        Assert.InRange(found[0].Change, -3, -1);
        Assert.InRange((found[0].At - At(30)).TotalDays, 10, 30);
    }

    [Fact]
    public void Observe_OnceADayForAYear_AllocatesNothing()
    {
        var detector = new WeightDetector(new());
        var found = new List<WeightFinding>();
        for (var day = 0; day < 10; day++)
        {
            Observe(detector, found, day, 64 + (0.2 * (day % 4)));
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var day = 10; day < 375; day++)
        {
            Observe(detector, found, day, 64 + (0.2 * (day % 4)));
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Empty(found);
    }

    private static List<WeightFinding> Play(params double[] kilograms) => Play([.. kilograms.Select(value => (double?)value)]);

    private static List<WeightFinding> Play(double?[] kilograms)
    {
        var detector = new WeightDetector(new());
        var found = new List<WeightFinding>();
        for (var day = 0; day < kilograms.Length; day++)
        {
            if (kilograms[day] is { } value)
            {
                Observe(detector, found, day, value);
            }
        }

        return found;
    }

    private static void Observe(WeightDetector detector, List<WeightFinding> found, int day, double kilograms, TimeSpan after = default) =>
        detector.Observe(Scale, At(day) + after, Start.AddDays(day) + after, kilograms, found);

    private static Instant At(int day) => Instant.From(new DateTimeOffset(Start.AddDays(day), TimeSpan.Zero));
}
