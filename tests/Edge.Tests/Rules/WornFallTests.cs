using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Agent.Outbox;
using AgeingMonitor.Edge.Agent.Rules;
using AgeingMonitor.Edge.Sensors.HelpButton;
using static AgeingMonitor.Edge.Tests.Rules.RuledHome;

namespace AgeingMonitor.Edge.Tests.Rules;

public sealed class WornFallTests : IDisposable
{
    private readonly RuledHome home = new();

    public void Dispose() => home.Dispose();

    [Fact]
    public void Fall_IsSuspectedWithinFourSecondsOfTheImpact_AndAsked()
    {
        var began = home.Now;
        long? toldAt = null;
        home.Wear(4 + SecondsToSuspicion, t =>
        {
            toldAt ??= home.Teller.Events.Count > 0 ? home.Now : null;
            return Motions.Fall(t);
        });
        var impact = began + (long)(Motions.Knock * 1e6);
        var told = Assert.Single(home.Teller.Events).Readings;
        Assert.Equal([(Quantities.Fall, "suspected"), (Quantities.ImpactAcceleration, null)], told.Select(reading => (reading.Quantity, reading.Value.Text)));
        Assert.All(told, reading => Assert.InRange(reading.Stamp - impact, -100_000, 200_000));
        Assert.InRange(told[1].Value.Number, 40, 80);
        Assert.InRange(toldAt!.Value - impact, 2_500_000, 4_000_000);
        Assert.Equal(HelpSignal.Question, home.Lamp.Now);
    }

    [Fact]
    public void Fall_NobodyAnswers_IsConfirmedAfterHalfAMinute_AsStill()
    {
        home.Fall();
        home.Wear(29, Motions.Lying);
        Assert.Equal(["wrist: fall suspected"], home.Teller.Lines);
        Assert.Equal(HelpSignal.Question, home.Lamp.Now);
        home.Wear(2, Motions.Lying);
        Assert.Equal(["wrist: fall suspected", "wrist: fall confirmed, fall-reason still"], home.Teller.Lines);
        Assert.Equal(HelpSignal.Heard, home.Lamp.Now);
        home.Teller.Last.Acknowledge();
        Assert.Equal(HelpSignal.Confirmed, home.Wait(1).Lamp.Now);

        // The server takes silence for a confirmation 35 s after the knock.
        var words = home.Teller.Last.Readings;
        Assert.InRange(words[^1].Stamp - words[0].Stamp, 30_000_000, 35_000_000);
        Assert.Equal(words[^2].Stamp, words[^1].Stamp);
    }

    [Fact]
    public void Fall_OfSomebodyWhoMovesWhereTheyLie_IsConfirmedAsUnanswered()
    {
        home.Fall().Wear(33, Motions.Restless);
        Assert.Equal("wrist: fall confirmed, fall-reason unanswered", home.Teller.Lines[^1]);
    }

    [Fact]
    public void Fall_TheSensorSaysNoMore_IsConfirmedAsUnanswered()
    {
        home.Fall().Wait(31);
        Assert.Equal("wrist: fall confirmed, fall-reason unanswered", home.Teller.Lines[^1]);
    }

    [Fact]
    public void Fall_TheSensorBreaksOffSoonAfterTheKnock_IsSuspectedAllTheSame()
    {
        home.Wear(Motions.Knock + 1.5, Motions.Fall).Wait(2.5);
        Assert.Equal(["wrist: fall suspected"], home.Teller.Lines);
    }

    [Fact]
    public void Fall_TheButton_CancelsAndIsNoCall()
    {
        home.Fall().Wear(10, Motions.Restless);
        Assert.True(home.Press());
        Assert.Equal(["wrist: fall suspected", "wrist: fall cancelled, fall-reason resident"], home.Teller.Lines);
        Assert.Single(home.Teller.Events);
        Assert.Equal(HelpSignal.Idle, home.Lamp.Now);
        home.Wear(60, Motions.Lying);
        Assert.Equal(2, home.Teller.Lines.Count);
        Assert.Equal(HelpSignal.Idle, home.Lamp.Now);
    }

    [Fact]
    public void Fall_TheButtonOnceMore_IsACall()
    {
        home.Fall().Wear(10, Motions.Restless);
        home.Press();
        home.Wait(2);
        Assert.True(home.Press());
        Assert.Equal("button: help 1", home.Teller.Lines[^1]);
        Assert.Equal(HelpSignal.Heard, home.Lamp.Now);
    }

    [Fact]
    public void Fall_ThePendant_IsACall_BecauseItCannotAsk()
    {
        home.Fall();
        Assert.True(home.Press(Pendant));
        home.Wait(31);
        Assert.Equal(["wrist: fall suspected", "pendant: help 1", "wrist: fall confirmed, fall-reason unanswered"], home.Teller.Lines);
    }

    /// <summary>Whoever falls and calls at once meets the question by chance, or pressed before it.</summary>
    [Theory]
    [InlineData(0.0)]
    [InlineData(0.9)]
    public void Press_AsTheQuestionBegins_IsACall_AndTheQuestionStays(double afterSeconds)
    {
        home.SeeFall(Device, "suspected");
        home.Wait(afterSeconds);
        Assert.True(home.Press());
        Assert.Equal("button: help 1", home.Teller.Lines[^1]);
        Assert.Equal(HelpSignal.Question, home.Wait(1).Lamp.Now);
        Assert.True(home.Press());
        Assert.Equal("mat: fall cancelled, fall-reason resident", home.Teller.Lines[^1]);
        Assert.Equal(HelpSignal.Heard, home.Lamp.Now);
    }

    [Fact]
    public void Fall_FollowedBySteps_IsCancelled()
    {
        home.Fall().Wear(12, Motions.Walking);
        Assert.Equal(["wrist: fall suspected", "wrist: fall cancelled, fall-reason walking"], home.Teller.Lines);
        Assert.Equal(HelpSignal.Idle, home.Lamp.Now);
        home.Wear(40, Motions.Walking);
        Assert.Equal(2, home.Teller.Lines.Count);
    }

    [Fact]
    public void Fall_AfterACancelledOne_IsAskedAnew()
    {
        home.Fall().Wear(5, Motions.Restless);
        home.Press();
        home.Wear(20, Motions.Walking).Fall();
        Assert.Equal(2, home.Teller.Events.Count);
        Assert.Equal("wrist: fall suspected", home.Teller.Lines[^1]);
        Assert.Equal(HelpSignal.Question, home.Lamp.Now);
    }

    [Fact]
    public void Knock_WithinAMinuteOfTheConfirmation_AsksNobodyWhoMayBeCalling_AndLaterItDoes()
    {
        home.Fall().Wear(45, Motions.Lying);
        Assert.Equal(2, home.Teller.Lines.Count);
        home.Fall();
        Assert.Equal(2, home.Teller.Lines.Count);
        Assert.True(home.Press());
        Assert.Equal("button: help 1", home.Teller.Lines[^1]);
        home.Wear(60, Motions.Lying).Fall();
        Assert.Equal("wrist: fall suspected", home.Teller.Lines[^1]);
    }

    [Fact]
    public void Fall_SoonAfterAKnockThatTheAftermathPassedOver_IsAsked()
    {
        home.Fall().Wear(31, Motions.Lying);
        Assert.Equal(2, home.Teller.Lines.Count);
        home.Wear(48, Motions.Lying).Fall();
        Assert.Equal(2, home.Teller.Lines.Count);
        home.Wear(6, Motions.Restless).Fall();
        Assert.Equal("wrist: fall suspected", home.Teller.Lines[^1]);
        Assert.Equal(2, home.Teller.Events.Count);
    }

    [Fact]
    public void Fall_InAHomeWithoutAButton_IsSettledByTimeOrSteps()
    {
        using var bare = new RuledHome(hasButton: false);
        bare.Fall().Wear(32, Motions.Lying);
        Assert.Equal(["wrist: fall suspected", "wrist: fall confirmed, fall-reason still"], bare.Teller.Lines);
        using var other = new RuledHome(hasButton: false);
        other.Fall().Wear(12, Motions.Walking);
        Assert.Equal("wrist: fall cancelled, fall-reason walking", other.Teller.Lines[^1]);
    }

    [Fact]
    public void Fall_AButtonWithNeitherLampNorBuzzer_CannotAskAndSoCalls()
    {
        using var dark = new RuledHome(canShow: false);
        dark.Fall().Wait(10);
        Assert.True(dark.Press());
        Assert.Equal("button: help 1", dark.Teller.Lines[^1]);
        Assert.Empty(dark.Lamp.All);
    }

    [Fact]
    public void Restart_WhileItIsAsked_TellsNoMoreAndStartsClean()
    {
        home.Fall();
        home.Dispose();
        Assert.Equal(HelpSignal.Idle, home.Lamp.Now);
        home.Wait(60);
        Assert.Equal(["wrist: fall suspected"], home.Teller.Lines);

        using var next = new LocalRules(Configured, new Dictionary<Contracts.Ids.SensorId, IHelpSignal> { [Button] = home.Lamp }, home.Teller, home.Clock, home.Log);
        next.Start(null);
        Assert.True(next.See(Button, Quantities.Help, Contracts.Packs.ObservedValue.Of(1), home.Now));
        Assert.Equal("button: help 1", home.Teller.Lines[^1]);
    }

    [Fact]
    public void Accelerate_OfAnotherSensor_IsNotLookedAt()
    {
        for (var i = 0; i < 400; i++)
        {
            home.Wait(0.02);
            var (x, y, z) = Motions.Fall(i / 50.0);
            home.Local.Accelerate(Hall, home.Now, x, y, z);
        }

        Assert.Empty(home.Wait(10).Teller.Events);
    }

    [Fact]
    public void Accelerate_Garbage_NeitherThrowsNorHidesTheFallThatFollows()
    {
        var random = new Random(5);
        double[] odd = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.MaxValue, -0.0, double.Epsilon];
        for (var i = 0; i < 2000; i++)
        {
            long[] stamps = [home.Now, long.MinValue, long.MaxValue, 0, -1, home.Now + 3_600_000_000, home.Now - random.Next(10_000_000)];
            home.Local.Accelerate(Wrist, stamps[random.Next(stamps.Length)], odd[random.Next(odd.Length)], random.NextDouble(), odd[random.Next(odd.Length)]);
        }

        Assert.Empty(home.Log.Lines);
        home.Wait(70).Teller.Lines.Clear();
        home.Fall();
        Assert.Equal(["wrist: fall suspected"], home.Teller.Lines);
    }

    [Fact]
    public void Accelerate_AllocatesNothing()
    {
        home.Wear(10, Motions.Walking);
        var now = home.Now;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 5000; i++)
        {
            home.Local.Accelerate(Wrist, now, 0.1, 0.2, 0.9);
            home.Local.Accelerate(Hall, now, 0.1, 0.2, 0.9);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
