using AgeingMonitor.Analytics.Detection.News2;
using AgeingMonitor.Analytics.Tests.Home;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using CsCheck;

namespace AgeingMonitor.Analytics.Tests.Detection.News2;

/// <summary>Every band of the chart is held against a second table by the suite <c>news2</c>; here is what lies between and around.</summary>
public sealed class News2Tests
{
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(12);

    [Theory]
    [InlineData("35.0", 3)]
    [InlineData("35.04", 3)]
    [InlineData("35.05", 1)]
    [InlineData("36.05", 0)]
    [InlineData("36.04999", 1)]
    [InlineData("38.05", 1)]
    [InlineData("39.04", 1)]
    [InlineData("39.05", 2)]
    public void Temperature_BetweenTenths_IsChartedInDecimals(string value, int score) =>
        Assert.Equal(score, News2Chart.ScoreOf(News2Parameter.Temperature, decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData(91.49, 3)]
    [InlineData(91.5, 2)]
    [InlineData(95.5, 0)]
    public void Saturation_BetweenWholeNumbers_IsRounded(double value, int score) => Assert.Equal(score, News2Chart.ScoreOf(News2Parameter.OxygenSaturation, (decimal)value));

    [Fact]
    public void Range_OfWhatIsKnown_AlwaysHoldsTheWholeScore() =>
        Gen.Select(Gen.Double[4, 40], Gen.Double[70, 100], Gen.Int[0, 1], Gen.Double[60, 240], Gen.Double[30, 160], Gen.Int[0, 1], Gen.Double[33, 41], Gen.Bool.Array[7]).Sample((rr, spo2, oxygen, sbp, pulse, cvpu, temperature, isKnown) =>
        {
            foreach (var scale in new[] { News2Scale.One, News2Scale.Two })
            {
                News2Entry?[] whole = [.. new[] { rr, spo2, oxygen, sbp, pulse, cvpu, temperature }.Select(value => (News2Entry?)new News2Entry((decimal)value, new(0)))];
                News2Entry?[] part = [.. whole.Select((entry, i) => isKnown[i] ? entry : null)];
                var complete = News2Score.Of(whole, new(0), Fresh, scale);
                var partial = News2Score.Of(part, new(0), Fresh, scale);
                Assert.True(complete.IsComplete);
                Assert.Equal(complete.Least, complete.Most);
                Assert.InRange(complete.Least, partial.Least, partial.Most);
                Assert.Equal(isKnown.Count(known => known), partial.Known);
            }
        });

    [Fact]
    public void Score_OfNothing_IsNotZeroButUnknown()
    {
        var score = News2Score.Of(new News2Entry?[7], new(0), Fresh, News2Scale.One);
        Assert.Equal((0, 20, 0), (score.Least, score.Most, score.Known));
        Assert.Null(score.Oldest);
    }

    [Fact]
    public void Score_OfOldValues_DoesNotCountThem()
    {
        News2Entry?[] entries = new News2Entry?[7];
        entries[(int)News2Parameter.Pulse] = new(140, new(0));
        Assert.Equal(3, News2Score.Of(entries, Instant.Epoch + Fresh, Fresh, News2Scale.One).Least);
        Assert.Equal(0, News2Score.Of(entries, Instant.Epoch + Fresh + TimeSpan.FromMicroseconds(1), Fresh, News2Scale.One).Known);
    }

    [Fact]
    public void Home_FivePointsThenSeven_RaisesMediumThenHighOnce()
    {
        var home = new TestHome().See(TestHome.Wrist, Quantities.PulseRate, "2026-03-10 10:00", 115).See(TestHome.Wrist, Quantities.RespiratoryRate, "2026-03-10 10:00", 22).Seal("2026-03-10 10:00");
        Assert.DoesNotContain(home.Raised, draft => draft.Rule == AlertRules.News2);

        home.See(TestHome.Wrist, Quantities.BodyTemperature, "2026-03-10 10:05", 38.4).Seal("2026-03-10 10:05");
        var medium = Assert.Single(home.Raised, draft => draft.Rule == AlertRules.News2);
        Assert.Equal(AlertPriority.Medium, medium.Priority);
        Assert.Equal("Early warning score NEWS2: at least 5 (3 of 7 parameters known, 16 at most)", medium.Summary.English);
        Assert.Equal("Score d’alerte précoce NEWS2 : au moins 5 (3 paramètres connus sur 7, 16 au plus)", medium.Summary.French);
        Assert.Equal(3, medium.Evidence.Count);

        home.See(TestHome.Wrist, Quantities.OxygenSaturation, "2026-03-10 10:10", 92).See(TestHome.Wrist, Quantities.OxygenSaturation, "2026-03-10 10:20", 92).Seal("2026-03-10 10:20");
        Assert.Equal([AlertPriority.Medium, AlertPriority.High], home.Raised.Where(draft => draft.Rule == AlertRules.News2).Select(draft => draft.Priority));
    }

    [Fact]
    public void Home_ArtefactOfAContinuousSeries_RaisesNothing()
    {
        var home = new TestHome();
        for (var second = 0; second < 300; second++)
        {
            var isArtefact = second is >= 200 and < 230;
            home.See(TestHome.Wrist, Quantities.RespiratoryRate, $"2026-03-10 10:{second / 60:00}:{second % 60:00}", isArtefact ? 24 : 15)
                .See(TestHome.Wrist, Quantities.OxygenSaturation, $"2026-03-10 10:{second / 60:00}:{second % 60:00}", isArtefact ? 60 : 97);
        }

        home.Seal("2026-03-10 10:05");
        Assert.DoesNotContain(home.Raised, draft => draft.Rule == AlertRules.News2);
    }

    /// <summary>The kit is placed in the morning, the home opens at noon: the high score of before is told then, not used up.</summary>
    [Fact]
    public void AHighScoreBeforeTheHomeOpens_IsToldOnceItIsOpen()
    {
        var plan = TestHome.Plan() with { Open = new(TestHome.Local("2026-03-10 12:00"), Instant.MaxValue) };
        var home = new TestHome(plan);
        foreach (var time in new[] { "2026-03-10 09:00", "2026-03-10 12:30" })
        {
            home.See(TestHome.Wrist, Quantities.PulseRate, time, 135).See(TestHome.Wrist, Quantities.RespiratoryRate, time, 26).See(TestHome.Wrist, Quantities.OxygenSaturation, time, 93).Seal(time);
            Assert.Equal(time.EndsWith("12:30", StringComparison.Ordinal) ? 1 : 0, home.Raised.Count(draft => draft.Rule == AlertRules.News2 && draft.Priority == AlertPriority.High));
        }
    }

    /// <summary>One wild second of a monitor is not told by a cuff that measures a normal pressure two seconds later.</summary>
    [Fact]
    public void AnArtefactOfAMonitor_IsHeldBackWhateverComesNext()
    {
        var start = TestHome.Local("2026-03-10 10:00");
        var home = new TestHome().See(TestHome.Wrist, Quantities.OxygenSaturation, start, 91);
        for (var second = 1; second <= 300; second++)
        {
            home.See(TestHome.Wrist, Quantities.HeartRate, start + TimeSpan.FromSeconds(second), second == 200 ? 135 : 75);
            if (second == 202)
            {
                home.See(TestHome.Wrist, Quantities.SystolicBloodPressure, start + TimeSpan.FromSeconds(200) + TimeSpan.FromMilliseconds(500), 130);
            }
        }

        home.Seal(start + TimeSpan.FromSeconds(301));

        Assert.DoesNotContain(home.Raised, draft => draft.Rule == AlertRules.News2);
    }
}
