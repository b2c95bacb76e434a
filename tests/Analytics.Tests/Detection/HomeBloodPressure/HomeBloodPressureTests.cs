using AgeingMonitor.Analytics.Detection.HomeBloodPressure;
using AgeingMonitor.Analytics.Tests.Home;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Flags;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Analytics.Tests.Detection.HomeBloodPressure;

/// <summary>The scheme by hand: Parati et al., J Hypertens 39:1742 (2021).</summary>
public sealed class HomeBloodPressureTests
{
    private static readonly DateOnly First = new(2026, 3, 2);

    [Fact]
    public void SevenDays_OfTwoInTheMorningAndTwoInTheEvening_LeaveTheFirstOut()
    {
        var detector = new HomeBloodPressureDetector(new());
        Day(detector, 0, 180, 100);
        for (var day = 1; day < 7; day++)
        {
            Day(detector, day, 130 + day, 80);
        }

        Assert.Equal(new PressureMean(First.AddDays(6), 133.5, 80, 24, 6, 6, 6), detector.MeanAt(First.AddDays(6)));
    }

    /// <summary>What the page shows: the seven days up to now, the first left out, and nothing of those who have not measured for a week.</summary>
    [Fact]
    public void Pressures_OfAHome_AreThoseOfTheSevenDaysUpToNow()
    {
        var home = new TestHome();
        home.Seal("2026-03-02 07:00");
        Assert.Empty(home.Analysis.Pressures());
        Measure("2026-03-02 08:00", 180, 100);
        Assert.Equal((TestHome.Resident, 0), (home.Analysis.Pressures().Single().Resident, home.Analysis.Pressures().Single().Mean.Measurements));
        Measure("2026-03-03 08:00", 130, 80);
        Measure("2026-03-03 20:00", 140, 84);

        Assert.Equal(new PressureMean(new(2026, 3, 3), 135, 82, 2, 1, 1, 1), home.Analysis.Pressures().Single().Mean);
        home.Seal("2026-03-11 12:00");
        Assert.Empty(home.Analysis.Pressures());

        void Measure(string at, double systolic, double diastolic) =>
            home.See(TestHome.Cuff, Quantities.SystolicBloodPressure, at, systolic).See(TestHome.Cuff, Quantities.DiastolicBloodPressure, at, diastolic).Seal(at);
    }

    [Theory]
    [InlineData(135, 84, true)]
    [InlineData(134, 85, true)]
    [InlineData(89, 70, false)]
    [InlineData(110, 59, false)]
    public void MeanAtTheLimit_IsFoundAtTheEndOfTheDayOnWhichThereIsEnough(double systolic, double diastolic, bool isHigh)
    {
        var detector = new HomeBloodPressureDetector(new());
        var found = new List<PressureFinding>();
        for (var day = 0; day < 7; day++)
        {
            found.AddRange(Day(detector, day, systolic, diastolic));
        }

        // Three days after the first: two in the morning and two in the evening make twelve.
        var finding = Assert.Single(found);
        Assert.Equal((isHigh ? PressureStanding.High : PressureStanding.Low, First.AddDays(3), 12), (finding.Standing, finding.Mean.Day, finding.Mean.Measurements));
    }

    [Theory]
    [InlineData(134, 84)]
    [InlineData(90, 60)]
    public void MeanWithinTheLimits_IsTheUsualStanding(double systolic, double diastolic)
    {
        var detector = new HomeBloodPressureDetector(new());
        for (var day = 0; day < 10; day++)
        {
            Assert.Empty(Day(detector, day, systolic, diastolic));
        }

        Assert.Equal(PressureStanding.Usual, detector.State.Standing);
    }

    [Fact]
    public void MeanThatWavesAroundTheLimit_IsToldOnceUntilItIsWellBelow()
    {
        var detector = new HomeBloodPressureDetector(new());
        var found = new List<PressureFinding>();
        for (var day = 0; day < 60; day++)
        {
            found.AddRange(Day(detector, day, day < 40 ? 135 + (3 * Math.Sin(day / 4.0)) : day < 50 ? 120 : 140, 70));
        }

        Assert.Equal([PressureStanding.High, PressureStanding.High], found.Select(finding => finding.Standing));
        Assert.True(found[1].Mean.Day > First.AddDays(50));
    }

    [Fact]
    public void MorningsAlone_GiveNoMean()
    {
        var detector = new HomeBloodPressureDetector(new());
        for (var day = 0; day < 20; day++)
        {
            Assert.Empty(Day(detector, day, 150, 90, evening: 0));
        }

        Assert.False(detector.MeanAt(First.AddDays(19)).IsEnough);
    }

    [Fact]
    public void OneAtATime_IsSaidToBeTooLittleOnce()
    {
        var detector = new HomeBloodPressureDetector(new());
        var found = new List<PressureFinding>();
        for (var day = 0; day < 10; day++)
        {
            found.AddRange(Day(detector, day, 150, 90, morning: 1, evening: day % 2));
        }

        var finding = Assert.Single(found);
        Assert.Equal((PressureStanding.NotEnough, First.AddDays(7), 11), (finding.Standing, finding.Mean.Day, finding.Mean.Measurements));
    }

    [Fact]
    public void TooLittle_AfterAMean_IsNoNews()
    {
        var detector = new HomeBloodPressureDetector(new());
        for (var day = 0; day < 30; day++)
        {
            Assert.Empty(Day(detector, day, 120, 70, morning: day < 6 ? 2 : 1, evening: day < 6 ? 2 : day % 3 == 0 ? 1 : 0));
        }

        Assert.False(detector.MeanAt(First.AddDays(29)).IsEnough);
    }

    [Fact]
    public void PauseOfSevenDays_BeginsAnewWithAFirstDayThatIsLeftOut()
    {
        var detector = new HomeBloodPressureDetector(new());
        Day(detector, 0, 120, 70);
        Day(detector, 1, 120, 70);
        Day(detector, 10, 190, 70);
        Day(detector, 11, 120, 70);

        Assert.Equal((120, 4), (detector.MeanAt(First.AddDays(11)).Systolic, detector.MeanAt(First.AddDays(11)).Measurements));
    }

    [Fact]
    public void High_AfterAPauseOfWeeks_IsToldAgain()
    {
        var detector = new HomeBloodPressureDetector(new());
        var found = new List<PressureFinding>();
        for (var day = 0; day < 5; day++)
        {
            found.AddRange(Day(detector, day, 150, 70));
        }

        for (var day = 60; day < 65; day++)
        {
            found.AddRange(Day(detector, day, 150, 70));
        }

        Assert.Equal([First.AddDays(3), First.AddDays(63)], found.Select(finding => finding.Mean.Day));
    }

    [Fact]
    public void MoreThanTwoAtOnce_OrAtNoon_AreLeftOutAndCounted()
    {
        var detector = new HomeBloodPressureDetector(new());
        Day(detector, 0, 120, 70);
        Day(detector, 1, 120, 70, morning: 5);
        Measure(detector, 1, 13, 0, 200, 120);

        Assert.Equal((120, 4), (detector.MeanAt(First.AddDays(1)).Systolic, detector.MeanAt(First.AddDays(1)).Measurements));
        Assert.Equal(4, detector.State.LeftOut);
    }

    [Fact]
    public void DeviceThatGoesOnByItself_FollowsNoScheme()
    {
        var detector = new HomeBloodPressureDetector(new());
        for (var minute = 0; minute < 5 * 1440; minute += 30)
        {
            var at = TestHome.Local("2026-03-02 00:00") + TimeSpan.FromMinutes(minute);
            var local = First.ToDateTime(TimeOnly.MinValue).AddMinutes(minute);
            detector.TryEndDay(local, out _);
            detector.Observe(TestHome.Wrist, true, at, local, 150);
            detector.Observe(TestHome.Wrist, false, at, local, 90);
        }

        Assert.Equal(0, detector.MeanAt(First.AddDays(4)).Measurements);
    }

    [Fact]
    public void HalfAMeasurement_RepeatOrGarbage_CountsAsNone()
    {
        var detector = new HomeBloodPressureDetector(new());
        var at = TestHome.Local("2026-03-02 08:00");
        var local = First.ToDateTime(new(8, 0));
        detector.Observe(TestHome.Wrist, true, at, local, 150);
        detector.Observe(TestHome.Wrist, false, at + TimeSpan.FromMinutes(2), local.AddMinutes(2), 90);
        detector.Observe(TestHome.Wrist, true, at + TimeSpan.FromMinutes(9), local.AddMinutes(9), double.NaN);
        detector.Observe(TestHome.Cuff, true, at + TimeSpan.FromMinutes(9), local.AddMinutes(9), -3);
        Assert.Equal(0, detector.State.Days.Sum(day => day.Measurements));

        for (var again = 0; again < 3; again++)
        {
            detector.Observe(TestHome.Wrist, true, at + TimeSpan.FromMinutes(20), local.AddMinutes(20), 150);
            detector.Observe(TestHome.Wrist, false, at + TimeSpan.FromMinutes(20), local.AddMinutes(20), 90);
        }

        Assert.Equal(1, detector.State.Days.Sum(day => day.Measurements));
    }

    [Fact]
    public void Home_ListsItInBothLanguagesWithWhatItRestsOn()
    {
        var flag = Assert.Single(Live(new(), TestHome.Cuff, 152, 88, 2));

        Assert.Equal(("blood-pressure", AlertSubject.Of(TestHome.Resident)), (flag.Detector, flag.Subject));
        Assert.Equal(TestHome.Local("2026-03-05 00:00"), flag.During.From);
        Assert.True(flag.Score > flag.Limit);
        Assert.Equal("Blood pressure at home high: 152/88 mmHg on average over seven days (limit 135/85, ESH 2021)", flag.Reasons[0].English);
        Assert.Equal("Tension à domicile élevée : 152/88 mmHg en moyenne sur sept jours (limite 135/85, ESH 2021)", flag.Reasons[0].French);
        Assert.Equal("12 measurements on 3 days (3 mornings, 3 evenings), first day left out", flag.Reasons[1].English);
        Assert.Equal("12 mesures sur 3 jours (3 matins, 3 soirs), premier jour écarté", flag.Reasons[1].French);
    }

    [Fact]
    public void Home_SaysWhenThereIsNotEnough()
    {
        var flag = Assert.Single(Live(new(), TestHome.Wrist, 128, 75, 1, evenings: day => day % 3 == 0));

        Assert.Equal("Blood pressure at home: not enough measurements for a mean yet, 9 of 12 (7 mornings, 2 evenings; 3 of each are needed, two measurements at a time, ESH 2021)", flag.Reasons[0].English);
        Assert.StartsWith("Tension à domicile : pas encore assez de mesures pour une moyenne, 9 sur 12", flag.Reasons[0].French, StringComparison.Ordinal);
    }

    [Fact]
    public void Cuff_OfNobodyWhereSeveralLive_IsNobodys()
    {
        var plan = TestHome.Plan();
        plan = plan with { Residents = [.. plan.Residents, new(ResidentId.Derive("another resident"), TimeRange.Always)] };

        Assert.Empty(Live(new(plan), TestHome.Cuff, 152, 88, 2));
    }

    private static List<DayFlag> Live(TestHome home, SensorId sensor, double systolic, double diastolic, int atOnce, Func<int, bool>? evenings = null)
    {
        var listed = new List<DayFlag>();
        for (var day = 0; day < 9; day++)
        {
            foreach (var hour in evenings?.Invoke(day) == false ? new[] { 8 } : [8, 19])
            {
                for (var i = 0; i < atOnce; i++)
                {
                    var at = TestHome.Local("2026-03-02 00:00") + TimeSpan.FromDays(day) + TimeSpan.FromHours(hour) + TimeSpan.FromMinutes(2 * i);
                    var odd = i % 2 == 0 == (hour == 8) ? 1 : -1;
                    home.See(sensor, Quantities.SystolicBloodPressure, at, systolic + odd).See(sensor, Quantities.DiastolicBloodPressure, at + TimeSpan.FromSeconds(1), diastolic + (odd * (1 + (day % 2)))).Seal(at + TimeSpan.FromSeconds(30));
                }
            }

            listed.AddRange(home.Analysis.TakeFlags().Where(flag => flag.Detector == "blood-pressure"));
        }

        return listed;
    }

    /// <summary>A day of measurements two minutes apart, and what its end shows.</summary>
    private static List<PressureFinding> Day(HomeBloodPressureDetector detector, int day, double systolic, double diastolic, int morning = 2, int evening = 2)
    {
        for (var i = 0; i < morning; i++)
        {
            Measure(detector, day, 8, 2 * i, systolic, diastolic);
        }

        for (var i = 0; i < evening; i++)
        {
            Measure(detector, day, 19, 2 * i, systolic, diastolic);
        }

        return detector.TryEndDay(First.AddDays(day + 1).ToDateTime(TimeOnly.MinValue), out var finding) ? [finding] : [];
    }

    private static void Measure(HomeBloodPressureDetector detector, int day, int hour, int minute, double systolic, double diastolic)
    {
        var local = First.AddDays(day).ToDateTime(new(hour, minute));
        var at = TestHome.Local("2026-03-02 00:00") + TimeSpan.FromDays(day) + TimeSpan.FromHours(hour) + TimeSpan.FromMinutes(minute);
        detector.Observe(TestHome.Wrist, true, at, local, systolic);
        detector.Observe(TestHome.Wrist, false, at + TimeSpan.FromSeconds(1), local, diastolic);
    }
}
