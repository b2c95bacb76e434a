using AgeingMonitor.Analytics.Tests.Home;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Analytics.Tests.Detection;

public sealed class ClimateTests
{
    private static readonly SensorId Living = SensorId.Parse("living");
    private static readonly SensorId Kitchen = SensorId.Parse("kitchen");
    private static readonly SensorId Balcony = SensorId.Parse("balcony");

    [Fact]
    public void ThreeHotDays_AreToldOnceAtLowPriorityOnTheThirdEvening()
    {
        var home = Play("2026-07-13", 5, (_, hour) => Summer(hour, 25, 29), (_, hour) => Summer(hour, 25, 29));

        var alert = Assert.Single(home.Raised);
        Assert.Equal((AlertRules.RoomHeat, AlertPriority.Low, AlertSubject.Household), (alert.Rule, alert.Priority, alert.Subject));
        Assert.Equal(TestHome.Local("2026-07-13 00:00"), alert.EpisodeStart);
        Assert.Equal(TestHome.Local("2026-07-15 18:00"), alert.RaisedAt);
        Assert.Equal("Logement chaud depuis le 13/07 à 00:00 : en moyenne sur 3 jours 29 °C au plus chaud et 25 °C au plus frais (limites 28 °C et 24 °C)", alert.Summary.French);
        Assert.Equal("Home hot since 13 Jul 00:00: 3-day means 29 °C at the hottest and 25 °C at the coolest (limits 28 °C and 24 °C)", alert.Summary.English);
        Assert.Equal(4, alert.Evidence.Count);
    }

    [Theory]
    [InlineData(23.9, 29)]
    [InlineData(25, 27.9)]
    public void ThreeDays_BelowEitherLimit_AreNotTold(double night, double day) =>
        Assert.Empty(Play("2026-07-13", 5, (_, hour) => Summer(hour, night, day), (_, hour) => Summer(hour, night, day)).Raised);

    [Fact]
    public void HotDays_WhoseNightsDoNotCool_AreMediumAtOnce()
    {
        var alert = Assert.Single(Play("2026-07-13", 5, (_, hour) => Summer(hour, 26.5, 29), (_, hour) => Summer(hour, 26.5, 29)).Raised);

        Assert.Equal(AlertPriority.Medium, alert.Priority);
        Assert.EndsWith("the nights do not cool (limit 26 °C)", alert.Summary.English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(37, 22, AlertPriority.Medium)]
    [InlineData(35, 22, AlertPriority.Low)]
    [InlineData(37, 20, AlertPriority.Low)]
    public void HotDays_InAHeatWaveOfTheDepartment_AreMedium(double day, double night, AlertPriority priority)
    {
        var alert = Assert.Single(Play("2026-07-13", 5, (_, hour) => Summer(hour, 25, 29), (_, hour) => Summer(hour, 25, 29), outside: hour => Summer(hour, night, day)).Raised);

        Assert.Equal(priority, alert.Priority);
        Assert.Equal(priority == AlertPriority.Medium, alert.Summary.French.Contains("canicule dehors, 37 °C et 22 °C (seuils 36 °C et 21 °C)", StringComparison.Ordinal));
    }

    [Fact]
    public void GreatHeat_ForSixHours_IsMediumWithoutWaiting()
    {
        var home = Play("2026-07-13", 2, (_, hour) => hour >= 12 ? 33 : 25, (_, hour) => hour >= 12 ? 33 : 25);

        var alert = Assert.Single(home.Raised);
        Assert.Equal((AlertPriority.Medium, TestHome.Local("2026-07-13 12:00"), TestHome.Local("2026-07-13 18:00")), (alert.Priority, alert.EpisodeStart, alert.RaisedAt));
        Assert.Equal("Lived-in rooms very hot (hot since 13 Jul 12:00): 33 °C on average, 6 h at 32 °C or more", alert.Summary.English);
    }

    [Fact]
    public void HeatThatWorsens_IsToldTwiceFromOneStart()
    {
        var home = Play("2026-07-13", 6, (day, hour) => Summer(hour, 25, day < 4 ? 29 : 33), (day, hour) => Summer(hour, 25, day < 4 ? 29 : 33));

        Assert.Equal([AlertPriority.Low, AlertPriority.Medium], home.Raised.Select(alert => alert.Priority));
        Assert.Single(home.Raised.Select(alert => alert.EpisodeStart).Distinct());
        Assert.Equal(2, home.Raised.Select(alert => alert.Id).Distinct().Count());
    }

    [Fact]
    public void HeatThatReturns_AfterACoolDay_IsAnotherEpisode()
    {
        var home = Play("2026-07-13", 9, (day, hour) => Summer(hour, 25, day == 4 ? 26.5 : 30), (day, hour) => Summer(hour, 25, day == 4 ? 26.5 : 30));

        Assert.Equal(2, home.Raised.Select(alert => alert.EpisodeStart).Distinct().Count());
    }

    [Fact]
    public void SunOnOneSensor_CookingAndOpenWindows_AreNotTold()
    {
        var sunny = Play("2026-07-13", 6, (_, hour) => Summer(hour, 24.5, 26), (_, hour) => hour is >= 14 and < 17 ? 38 : Summer(hour, 24.5, 26));
        var cooking = Play("2026-07-13", 6, (_, _) => 24.5, (_, _) => 24.5, kitchen: _ => 36);
        var window = Play("2026-01-12", 4, (_, hour) => hour == 9 ? 11 : 19.5, (_, hour) => hour is 9 or 10 ? 12 : 20);

        Assert.Empty(sunny.Raised);
        Assert.Empty(cooking.Raised);
        Assert.Empty(window.Raised);
    }

    [Fact]
    public void OneSensorOutOfItsMind_IsNotTold()
    {
        Assert.Empty(Play("2026-07-13", 5, (_, _) => 24.5, (_, _) => 45).Raised);
        Assert.Empty(Play("2026-01-12", 5, (_, _) => 19, (_, _) => 2).Raised);
        Assert.Empty(Play("2026-01-12", 5, (_, _) => 19, (_, hour) => hour % 2 == 0 ? 85 : -200).Raised);
    }

    [Fact]
    public void Cold_ForTwelveHours_IsLowAndGreatColdForSixIsMedium()
    {
        var low = Assert.Single(Play("2026-01-12", 2, (_, _) => 17, (_, _) => 17.5).Raised);
        var medium = Assert.Single(Play("2026-01-12", 2, (_, _) => 15, (_, _) => 16).Raised);

        Assert.Equal((AlertRules.RoomCold, AlertPriority.Low, TestHome.Local("2026-01-12 00:00"), TestHome.Local("2026-01-12 12:00")), (low.Rule, low.Priority, low.EpisodeStart, low.RaisedAt));
        Assert.Equal("Pièces de vie froides depuis le 12/01 à 00:00 : 17,2 °C en moyenne, 12 h sous 18 °C", low.Summary.French);
        Assert.Equal((AlertPriority.Medium, TestHome.Local("2026-01-12 06:00")), (medium.Priority, medium.RaisedAt));
    }

    [Fact]
    public void Cold_NightsAlone_AreNotTold() =>
        Assert.Empty(Play("2026-01-12", 5, (_, hour) => hour is >= 22 or < 8 ? 16.5 : 18.5, (_, hour) => hour is >= 22 or < 8 ? 17 : 19).Raised);

    [Fact]
    public void Cold_OnTheDayTheClocksGoForward_IsCountedInHoursThatPassed()
    {
        var alert = Assert.Single(Play("2026-03-29", 1, (_, _) => 17, (_, _) => 17).Raised);

        Assert.Equal(TestHome.Local("2026-03-29 13:00"), alert.RaisedAt);
    }

    [Fact]
    public void Heat_OverTheDayTheClocksGoBack_IsStillThreeDays()
    {
        var alert = Assert.Single(Play("2026-10-24", 3, (_, hour) => Summer(hour, 25, 29), (_, hour) => Summer(hour, 25, 29)).Raised);

        Assert.Equal(TestHome.Local("2026-10-26 18:00"), alert.RaisedAt);
    }

    [Fact]
    public void EmptyHome_AndTooLittleKnown_SayNothing()
    {
        var away = Plan() with { Absences = [new(TestHome.Local("2026-01-10 00:00"), TestHome.Local("2026-01-20 00:00"))] };

        Assert.Empty(Play("2026-01-12", 4, (_, _) => 12, (_, _) => 12, plan: away).Raised);
        Assert.Empty(Play("2026-01-12", 4, (_, hour) => hour % 6 == 0 ? 15 : null, (_, _) => null).Raised);

        // A sensor that says nothing from four in the afternoon on is told as silent, and that alone: once, then its habit is known.
        var halfDays = Play("2026-07-13", 4, (day, hour) => hour < 16 ? Summer(hour, 25, 29) : null, (_, _) => null);
        Assert.Equal([(AlertRules.SensorSilent, TestHome.Local("2026-07-13 15:50"))], halfDays.Raised.Where(alert => alert.Development is null).Select(alert => (alert.Rule, alert.EpisodeStart)));
        Assert.Contains("no reading in 6 h 00, it usually gives one within 0 h 10;", halfDays.Raised[0].Summary.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Rooms_NobodyLivesIn_AreNotLookedAt() => Assert.Empty(Play("2026-01-12", 3, (_, _) => null, (_, _) => null, kitchen: _ => 5).Raised);

    [Fact]
    public void SensorInFault_IsPassedBy()
    {
        var home = new TestHome(Plan()).See(Living, Quantities.RoomTemperature, "2026-01-12 00:00", 20).See(Living, Quantities.SensorFault, "2026-01-12 00:01").Seal("2026-01-12 00:02");
        for (var at = TestHome.Local("2026-01-12 00:10"); at < TestHome.Local("2026-01-14 00:00"); at += TimeSpan.FromMinutes(10))
        {
            home.See(Living, Quantities.RoomTemperature, at, 5).Seal(at);
        }

        Assert.Empty(home.Raised);
    }

    internal static HomePlan Plan()
    {
        var plan = TestHome.Plan();
        var (living, kitchen) = (RoomId.Derive("living"), RoomId.Derive("kitchen"));
        return plan with
        {
            Rooms = [.. plan.Rooms, new(living, RoomKind.Living), new(kitchen, RoomKind.Kitchen)],
            Sensors = [.. plan.Sensors, new(TestHome.Kit, Living, living, null, TimeRange.Always), new(TestHome.Kit, Kitchen, kitchen, null, TimeRange.Always)],
        };
    }

    private static double Summer(int hour, double night, double day) => hour is >= 12 and < 22 ? day : night;

    /// <summary>A value of each room every ten minutes; null for none.</summary>
    private static TestHome Play(string start, int days, Func<int, int, double?> bedroom, Func<int, int, double?> living, Func<int, double?>? kitchen = null, Func<int, double>? outside = null, HomePlan? plan = null)
    {
        var home = new TestHome(plan ?? Plan());
        var from = TestHome.Local($"{start} 00:00");
        var first = DateOnly.Parse(start, System.Globalization.CultureInfo.InvariantCulture);
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");
        var until = TestHome.Local($"{first.AddDays(days):yyyy-MM-dd} 00:00");
        for (var at = from; at < until; at += TimeSpan.FromMinutes(10))
        {
            var local = TimeZoneInfo.ConvertTime(at.ToDateTimeOffset(), zone);
            var day = DateOnly.FromDateTime(local.DateTime).DayNumber - first.DayNumber;
            Say(TestHome.Bedroom, Quantities.RoomTemperature, bedroom(day, local.Hour));
            Say(Living, Quantities.RoomTemperature, living(day, local.Hour));
            Say(Kitchen, Quantities.RoomTemperature, kitchen?.Invoke(local.Hour));
            Say(Balcony, Quantities.OutdoorTemperature, outside?.Invoke(local.Hour));
            home.Seal(at);

            void Say(SensorId sensor, QuantityDefinition quantity, double? value)
            {
                if (value is { } number)
                {
                    home.See(sensor, quantity, at, number);
                }
            }
        }

        return home;
    }
}
