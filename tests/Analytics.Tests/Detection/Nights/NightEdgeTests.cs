using AgeingMonitor.Analytics.Budget;
using AgeingMonitor.Analytics.Detection.Nights;
using AgeingMonitor.Analytics.Tests.Home;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using static AgeingMonitor.Analytics.Tests.Detection.Nights.NightHome;

namespace AgeingMonitor.Analytics.Tests.Detection.Nights;

/// <summary>Nights at odd hours, of sensors that are wrong, with others in the home: whoever lies on the floor is told of all the same.</summary>
public sealed class NightEdgeTests
{
    private const long Minute = 60_000_000;

    [Theory]
    [InlineData(1420, 1420)]
    [InlineData(1460, 1460)]
    [InlineData(2000, 1800)]
    public void Rising_AfterNoon_IsLateAndNotEarly(int leaves, int rising)
    {
        var period = new SleepPeriod(new());
        NightSummary? told = null;
        for (var minute = 600; minute < 2000; minute++)
        {
            var (at, shown, night) = (minute * Minute, minute % 1440, minute / 1440);
            if (minute == 600)
            {
                period.Enter(at, shown, night, isEstimate: false);
            }
            else if (minute == leaves)
            {
                period.Leave(at, shown);
            }

            told ??= period.Hear(at, shown, night, hasMat: true);
        }

        Assert.Equal(rising, told!.Value.Rising);
    }

    [Fact]
    public void Watch_OfAPersonWhoIsUpForHoursOnSomeNights_DoesNotEndBeforeFour()
    {
        var own = new OwnNights(new(), NightShares.Of(AlarmBudget.Default), []);
        for (var night = 0; night < 28; night++)
        {
            own.Add(new() { Night = night, To = 400 * Minute, Rising = night % 9 == 0 ? 810 : 1140 });
        }

        Assert.Equal(16 * 60, own.EndMinute);
    }

    [Fact]
    public void ToBed_BeforeTheEveningBegins_IsANightFromThenOn()
    {
        var home = new NightHome(from: "2026-03-10 17:00");
        home.Move("17:38", Bedroom).BedTaken("17:40");
        home.Day = "2026-03-11";
        home.BedLeft("01:00").Move("01:01", Bathroom).Until("01:35");
        Assert.Equal(TestHome.Local("2026-03-11 01:00"), Assert.Single(home.Raised, alert => alert.Rule == AlertRules.BedNotReturned).EpisodeStart);
    }

    [Fact]
    public void Afternoon_InTheBedroomAndThenOut_IsNoEarlyNight()
    {
        var state = new PeriodState();
        var period = new SleepPeriod(state);
        var bed = new BedBelief(new(), period);
        for (var minute = 240; minute < 440; minute++)
        {
            if (minute is 240 or 270 or 430)
            {
                bed.Move(new(NightSignKind.Movement, RoomKind.Bedroom, minute * Minute, minute, 0), isAlone: true);
            }

            bed.Hear(minute * Minute);
            Assert.Null(period.Hear(minute * Minute, minute, 0, bed.HasMat(minute * Minute)));
            Assert.Equal(minute < 430 ? null : 430 * Minute, state.From);
        }

        Assert.True(state.IsEstimate);
    }

    [Fact]
    public void BedSensorThatWasReplaced_SaysNothingAnyMore()
    {
        var home = new NightHome(from: "2026-03-08 08:00").Say("08:01", SensorId.Parse("old-bed"), Quantities.BedOccupancy, 1);
        home.Day = "2026-03-10";
        home.Move("20:00", Hall, Living, Hall).BedTaken("22:30");
        home.Day = "2026-03-11";
        home.BedLeft("03:12").Move("03:13", Bathroom).Until("03:50");
        Assert.Contains(home.Raised, alert => alert.Rule == AlertRules.BedNotReturned);
    }

    [Fact]
    public void BedSensors_OfInventedNames_AreNotKept()
    {
        var state = new BedState();
        var bed = new BedBelief(state, new(new()));
        for (var i = 0; i < 100; i++)
        {
            bed.Mat(SensorId.Parse($"bed-{i}"), new(NightSignKind.BedTaken, RoomKind.Bedroom, i * Minute, 600, 0));
        }

        Assert.Equal(16, state.Mats.Count);
        Assert.Equal("bed-99", state.Mats[^1].Sensor);
    }

    [Fact]
    public void ChairSensorThatDiesWhileTaken_HidesNobodyOnTheFloor()
    {
        var home = new NightHome().Say("20:30", Chair, Quantities.ChairOccupancy, 1);
        home.Move("22:20", Hall).Move("22:28", Bedroom).BedTaken("22:30");
        home.Day = "2026-03-11";
        home.BedLeft("03:12").Move("03:13", Bathroom).Until("03:50");
        Assert.Equal(AlertRules.BedNotReturned, Assert.Single(home.Raised).Rule);
    }

    [Fact]
    public void HelpCall_OfAClockAYearAhead_IsNoHelpOnTheWay()
    {
        var home = InBed();
        Call(home, "2027-03-11 00:00", "2026-03-11 00:00", Quantities.Help, ObservedValue.Of(1));
        home.BedLeft("03:12").Move("03:13", Bathroom).Until("03:50");
        Assert.Equal(AlertRules.BedNotReturned, Assert.Single(home.Raised).Rule);
    }

    /// <summary>A kit that has just started does not know the time: whoever pressed is helped all the same.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    public void HelpCall_OfAKitWithoutAClock_IsHelpOnTheWay(int isHelp)
    {
        var home = InBed();
        home.BedLeft("03:12").Move("03:13", Bathroom);
        home.Home.Process(new()
        {
            Key = new(TestHome.Kit, 1, Lane.Evt, 1),
            SealedAt = new(5_000_000),
            ReceivedAt = TestHome.Local("2026-03-11 03:14"),
            Clock = new(ClockState.Unset, null),
            Observations = [new(TestHome.Wrist, isHelp == 1 ? Quantities.Help : Quantities.Motion, new(5_000_000), ObservedValue.Of(1))],
        });
        home.Home.Packs.RemoveAt(home.Home.Packs.Count - 1);
        home.Until("03:50");
        Assert.Equal(1 - isHelp, home.Raised.Count(alert => alert.Rule == AlertRules.BedNotReturned));
    }

    [Theory]
    [InlineData("cancelled", 1)]
    [InlineData("suspected", 0)]
    [InlineData("confirmed", 0)]
    public void Fall_ThatIsCancelled_IsNoHelpOnTheWay(string word, int told)
    {
        var home = InBed();
        home.BedLeft("03:12").Move("03:13", Bathroom);
        Call(home, "2026-03-11 03:14", "2026-03-11 03:14", Quantities.Fall, ObservedValue.Of(word));
        home.Until("03:50");
        Assert.Equal(told, home.Raised.Count(alert => alert.Rule == AlertRules.BedNotReturned));
    }

    /// <summary>A pack of the lane of events.</summary>
    private static void Call(NightHome home, string sealedAt, string receivedAt, QuantityDefinition quantity, ObservedValue value)
    {
        home.Home.Process(new()
        {
            Key = new(TestHome.Kit, 1, Lane.Evt, 1),
            SealedAt = TestHome.Local(sealedAt),
            ReceivedAt = TestHome.Local(receivedAt),
            Clock = new(ClockState.Synced, null),
            Observations = [new(TestHome.Wrist, quantity, TestHome.Local(sealedAt), value)],
        });
        home.Home.Packs.RemoveAt(home.Home.Packs.Count - 1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void VisitorWhoTidiesUp_GetsNobodyOutOfBed(int residents)
    {
        var home = new NightHome(Plan(residents));
        home.Move("20:03", Bedroom).BedTaken("20:05");
        for (var minute = 35; minute < 55; minute += 2)
        {
            home.Move($"20:{minute}", Hall, Living);
        }

        home.DoorUsed("20:56").Until("23:00");
        home.Day = "2026-03-11";
        home.BedLeft("01:00").Move("01:01", Bathroom).Until("01:35");
        Assert.Equal((AlertRules.BedNotReturned, TestHome.Local("2026-03-11 01:00")), (Assert.Single(home.Raised).Rule, home.Raised[0].EpisodeStart));
    }

    [Fact]
    public void Out_AfterDressingUnseen_IsTold()
    {
        var home = InBed();
        home.BedLeft("01:00").DoorUsed("01:04").Until("01:15");
        Assert.Equal((AlertRules.NightOut, TestHome.Local("2026-03-11 01:04")), (Assert.Single(home.Raised).Rule, home.Raised[0].EpisodeStart));
    }

    [Fact]
    public void Guest_WhoComesInWhileTheResidentIsUp_IsNobodyWhoLeaves()
    {
        var home = InBed();
        home.BedLeft("01:00").Move("01:01", Bathroom).DoorUsed("01:10").Move("01:12", Hall, Living).BedTaken("01:14").DoorUsed("01:20").Until("02:00");
        Assert.Empty(home.Raised);
    }

    [Fact]
    public void NotReturned_WithAMovementSensorInFault_IsToldAndSaysSo()
    {
        var home = InBed();
        home.Say("00:30", Hall, Quantities.SensorFault, 1).BedLeft("03:12").Move("03:13", Bathroom).Until("03:50");
        var alert = Assert.Single(home.Raised);
        Assert.EndsWith("no movement seen since 03:13 (bathroom); a movement sensor is in fault", alert.Summary.English, StringComparison.Ordinal);
        Assert.EndsWith("depuis 03:13 (salle de bains) ; un capteur de mouvement est en panne", alert.Summary.French, StringComparison.Ordinal);
    }

    private static NightHome InBed(int residents = 1)
    {
        var home = new NightHome(Plan(residents));
        home.Move("22:20", Hall, Bathroom).Move("22:28", Bedroom).BedTaken("22:30");
        home.Day = "2026-03-11";
        return home;
    }
}
