using System.Text.Json;
using AgeingMonitor.Analytics.Budget;
using AgeingMonitor.Analytics.Detection.VitalBaseline;
using AgeingMonitor.Analytics.Tests.Home;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Analytics.Tests.Detection.VitalBaseline;

public sealed class VitalBaselineTests
{
    private static readonly DateTime First = new(2026, 1, 1, 8, 0, 0);

    [Fact]
    public void TwoOfThreeDaysFarFromTheUsual_AreFound()
    {
        var found = Mornings(day => day < 28 ? 62 + (day % 13) : 96, 30);

        var finding = Assert.Single(found);
        Assert.Equal((DateOnly.FromDateTime(First).AddDays(29), 96.0, 2), (finding.Day, finding.Strangest.Value, finding.Days));
        Assert.Equal((BaselinePart.Morning, 62.0, 73.0), (finding.Strangest.Part, finding.Strangest.Low, finding.Strangest.High));

        // By hand: the median of 62 to 74 twice over and 62, 63 is 67.5, the median absolute deviation 3.5.
        Assert.Equal((96 - 67.5) / (1.4826 * 3.5), finding.Score, 2);
    }

    [Fact]
    public void OneOddDay_IsNotFound() => Assert.Empty(Mornings(day => day == 28 ? 130 : 62 + (day % 13), 40));

    [Theory]
    [InlineData(3, 80, 1)]
    [InlineData(15, 80, 0)]
    [InlineData(15, 60, 1)]
    public void WhatIsUsualInTheAfternoon_IsNotAtNight(int hour, double value, int findings)
    {
        var (detector, found) = (Detector(Quantities.HeartRate), new List<BaselineFinding>());
        for (var day = 0; day < 34; day++)
        {
            foreach (var at in day < 28 ? new[] { 3, 15 } : [hour])
            {
                Take(detector, First.Date.AddDays(day).AddHours(at), day >= 28 ? value : (at == 3 ? 60 : 80) + (day % 3), found);
            }
        }

        Assert.Equal(findings, found.Count);
    }

    /// <summary>An entry shows the day that it is about: it must not be an ordinary one.</summary>
    [Fact]
    public void TwoOddDaysBeforeAnOrdinaryOne_AreNotFoundWithTheOrdinaryOne() => Assert.Empty(Mornings(day => day is 7 or 8 ? 110 : 62 + (day % 13), 12));

    [Fact]
    public void Episode_IsToldOnceUntilItHasReturned() =>
        Assert.Equal([29, 49], Mornings(day => day is (>= 28 and < 36) or (>= 48 and < 52) ? 96 : 62 + (day % 13), 60).Select(finding => finding.Day.DayNumber - DateOnly.FromDateTime(First).DayNumber));

    [Fact]
    public void Episode_ThatFallsBackALittle_IsTheSameEpisode() =>
        Assert.Single(Mornings(day => day < 28 ? 62 + (day % 13) : day % 4 == 0 ? 80 : 86, 40));

    /// <summary>The watch lay in a drawer for two months: what is found then is another illness.</summary>
    [Theory]
    [InlineData(7, 1)]
    [InlineData(8, 2)]
    public void Episode_ThatNobodySawEnd_SwallowsNoNewOne(int gap, int findings)
    {
        var (detector, found) = (Detector(Quantities.HeartRate), new List<BaselineFinding>());
        for (var day = 0; day < 36; day++)
        {
            Take(detector, First.AddDays(day < 31 ? day : day + gap - 1), day < 28 ? 62 + (day % 13) : 96, found);
        }

        Assert.Equal(findings, found.Count);
    }

    /// <summary>A week of illness is not what is usual.</summary>
    [Fact]
    public void Illness_OfAWeek_IsNotLearned()
    {
        var detector = Detector(Quantities.HeartRate);
        var found = new List<BaselineFinding>();
        for (var day = 0; day < 35; day++)
        {
            Take(detector, First.AddDays(day), day < 28 ? 62 + (day % 13) : 100, found);
        }

        var usual = detector.State.Parts[(int)BaselinePart.Morning].Values;
        Assert.DoesNotContain(100.0, Enumerable.Range(0, usual.Count).Select(i => usual[i]));
    }

    /// <summary>Two weeks a little beyond the limit, now and then a better day: none of it is learned, and the usual range is what it was.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void DaysNearTheLimit_AreNotLearned_AndTheUsualStaysWhereItWas(int side)
    {
        var detector = Detector(Quantities.HeartRate);
        var found = new List<BaselineFinding>();

        // By hand: median 67.5, spread 1.4826 times 3.5; 2.5 spreads are 13, half of the first limit of 2.5 is 6.5.
        for (var day = 0; day < 42; day++)
        {
            Take(detector, First.AddDays(day), day < 28 ? 62 + (day % 13) : 67.5 + (side * (day % 4 == 3 ? 8 : 13)), found);
        }

        detector.TryEnd(BaselineSlot.Of(First.AddDays(42)), out _);
        var usual = detector.State.Parts[(int)BaselinePart.Morning].Values;
        Assert.Equal(Enumerable.Range(0, 28).Select(day => 62.0 + (day % 13)).Order(), Enumerable.Range(0, usual.Count).Select(i => usual[i]).Order());
        Assert.Equal(side, Math.Sign(Assert.Single(found).Strangest.Deviation));
    }

    /// <summary>Two weeks of illness move the median by what the better days add, by hand from 67.5 to 69; what lies away on more than half of four weeks is learned, and after 36 days with a better one in five the median, by hand, is 82.</summary>
    [Theory]
    [InlineData(14, 69)]
    [InlineData(36, 82)]
    public void LastingChange_WithBetterDaysBetween_IsLearnedAfterWeeks(int days, double median)
    {
        var detector = Detector(Quantities.HeartRate);
        for (var day = 0; day < 28 + days; day++)
        {
            Take(detector, First.AddDays(day), day < 28 ? 62 + (day % 13) : day % 5 == 4 ? 70 : 82 + (day % 3), []);
        }

        detector.TryEnd(BaselineSlot.Of(First.AddDays(28 + days)), out _);
        Span<double> room = stackalloc double[BaselineLimits.Usual];
        var sorted = detector.State.Parts[(int)BaselinePart.Morning].Values.Sorted(room);
        Assert.Equal(median, (sorted[13] + sorted[14]) / 2);
    }

    /// <summary>Sides do not add up: a pulse that is high one day and low the next has no new usual value.</summary>
    [Fact]
    public void DaysAwayToBothSides_AreNotLearned()
    {
        var detector = Detector(Quantities.HeartRate);
        for (var day = 0; day < 28 + 27; day++)
        {
            Take(detector, First.AddDays(day), day < 28 ? 62 + (day % 13) : day % 2 == 0 ? 100 : 40, []);
        }

        var usual = detector.State.Parts[(int)BaselinePart.Morning].Values;
        Assert.All(Enumerable.Range(0, usual.Count).Select(i => usual[i]), value => Assert.InRange(value, 62, 74));
    }

    [Fact]
    public void NewLevel_ThatStays_BecomesTheUsualOneAfterWeeks()
    {
        var found = Mornings(day => day < 28 ? 62 + (day % 13) : day < 100 ? 90 + (day % 13) : 62 + (day % 13), 106);

        Assert.Equal([1, -1], found.Select(finding => Math.Sign(finding.Strangest.Deviation)));
    }

    [Fact]
    public void FewerThanSevenDays_SayNothing() => Assert.Empty(Mornings(day => day < 6 ? 65 : 140, 8));

    [Fact]
    public void DaysFarApart_MakeNoVerdict()
    {
        var (detector, found) = (Detector(Quantities.HeartRate), new List<BaselineFinding>());
        for (var day = 0; day < 28; day++)
        {
            Take(detector, First.AddDays(day), 62 + (day % 13), found);
        }

        for (var week = 1; week < 6; week++)
        {
            Take(detector, First.AddDays(28 + (5 * week)), 100, found);
        }

        Assert.Empty(found);
    }

    [Fact]
    public void ValuesSoonAfterSteps_AreNoneOfRest()
    {
        var (detector, found) = (Detector(Quantities.HeartRate), new List<BaselineFinding>());
        for (var day = 0; day < 34; day++)
        {
            for (var minute = 0; minute < 60; minute += 10)
            {
                var local = First.AddDays(day).AddMinutes(minute);
                var walks = day >= 28 && minute != 30;
                detector.Step(At(local), walks ? 400 : 5);
                Take(detector, local.AddMinutes(1), walks ? 115 : 66 + (day % 5), found);
            }
        }

        Assert.Empty(found);
        Assert.True(detector.State.Parts[(int)BaselinePart.Morning].Values.Count > 25);
    }

    [Fact]
    public void MinuteOfStandingAfterAWalk_IsNoRest()
    {
        var (detector, found) = (Detector(Quantities.HeartRate), new List<BaselineFinding>());
        for (var minute = 0; minute < 10; minute++)
        {
            detector.Step(At(First.AddMinutes(minute)), 90);
        }

        detector.Step(At(First.AddMinutes(10)), 0);
        Take(detector, First.AddMinutes(11), 118, found);
        Assert.Equal(0, detector.State.Now.Count);

        detector.Step(At(First.AddMinutes(30)), 0);
        Take(detector, First.AddMinutes(30), 66, found);
        Assert.Equal((1, true), (detector.State.Now.Count, detector.State.IsAtRest));
    }

    /// <summary>The budget: one measured day in thirty at or beyond the limit, whatever the noise of a person is like.</summary>
    [Theory]
    [InlineData("normal")]
    [InlineData("heavy tails")]
    [InlineData("skewed")]
    public void Entries_OfNoiseAlone_KeepToTheBudget(string noise)
    {
        const int Days = 4000;
        var random = new Random(7);
        var found = Mornings(_ => 70 + (5 * Noise()), Days);

        Assert.InRange(found.Count, 1, Days / 30);

        double Noise()
        {
            var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(Math.Tau * random.NextDouble());
            return noise switch
            {
                "normal" => normal,
                "heavy tails" => random.Next(8) == 0 ? 4 * normal : normal,
                _ => Math.Exp(normal) - 1.6,
            };
        }
    }

    [Fact]
    public void Garbage_AndTimesGoingBackwards_AreNoValues()
    {
        var (detector, found) = (Detector(Quantities.BodyTemperature), new List<BaselineFinding>());
        foreach (var value in new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity })
        {
            Take(detector, First, value, found);
        }

        Assert.Null(detector.State.Slot);
        Take(detector, First, 36.5, found);
        Take(detector, First.AddDays(-1), 36.5, found);
        Assert.Equal(1, detector.State.Now.Count);
    }

    [Fact]
    public void WatchThatMeasuresAllDay_TakesNoMoreRoom()
    {
        var (detector, found) = (Detector(Quantities.HeartRate), new List<BaselineFinding>());
        for (var minute = 0; minute < 8 * 60; minute++)
        {
            Take(detector, First.Date.AddHours(22).AddMinutes(minute), 60, found);
        }

        Assert.Equal(BaselineLimits.InAPart, detector.State.Now.Count);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("[0]")]
    [InlineData("[100000]")]
    [InlineData("[3,\"x\"]")]
    [InlineData("{}")]
    public void Ring_ThatIsDamaged_IsRefused(string json) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Ring>(json));

    [Fact]
    public void Ring_SavedAndRead_HoldsTheNewest()
    {
        var ring = new Ring(3);
        foreach (var value in new[] { 1, 2.5, 3, 4 })
        {
            ring.Add(value);
        }

        Assert.Equal("[3,2.5,3,4]", JsonSerializer.Serialize(ring));
        var read = JsonSerializer.Deserialize<Ring>("[3,2.5,3,4]");
        read.Add(5);
        Assert.Equal("[3,3,4,5]", JsonSerializer.Serialize(read));
    }

    private static VitalBaselineDetector Detector(QuantityDefinition quantity) => new(TestHome.Wrist, BaselineQuantity.Of(quantity)!, new(), AlarmBudget.Default, new());

    private static List<BaselineFinding> Mornings(Func<int, double> value, int days)
    {
        var (detector, found) = (Detector(Quantities.HeartRate), new List<BaselineFinding>());
        for (var day = 0; day < days; day++)
        {
            Take(detector, First.AddDays(day), value(day), found);
        }

        if (detector.TryEnd(BaselineSlot.Of(First.AddDays(days)), out var last))
        {
            found.Add(last);
        }

        return found;
    }

    private static void Take(VitalBaselineDetector detector, DateTime local, double value, List<BaselineFinding> found)
    {
        var slot = BaselineSlot.Of(local);
        if (detector.TryEnd(slot, out var finding))
        {
            found.Add(finding);
        }

        detector.Observe(slot, At(local), value);
    }

    private static Instant At(DateTime local) => new((local.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond);
}
