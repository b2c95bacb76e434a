using AgeingMonitor.Analytics.Tests.Home;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;

namespace AgeingMonitor.Analytics.Tests.Alerts;

public sealed class ImmediateAlertsTests
{
    private static readonly Instant At = TestHome.Local("2026-03-10 10:00");

    /// <summary>The store keeps a value of one series and instant once, so that a pack read back may have lost the suspicion to the pack before it.</summary>
    [Fact]
    public void Process_AConfirmationWhoseSuspicionStandsInThePackBefore_IsTheSameAlert()
    {
        var at = TestHome.Local("2026-03-10 10:00");
        var analysis = new HomeAnalysis(TestHome.Plan(), new());
        var raised = new List<AlertDraft>();
        Pack Evt(long sequence, int seconds, params Observation[] observations) => new()
        {
            Key = new(TestHome.Kit, 1, Lane.Evt, sequence),
            SealedAt = at + TimeSpan.FromSeconds(seconds),
            ReceivedAt = at + TimeSpan.FromSeconds(seconds),
            Clock = new(ClockState.Synced, null),
            Observations = observations,
        };
        Observation suspected = new(TestHome.Wrist, Quantities.Fall, at, ObservedValue.Of("suspected")), confirmed = new(TestHome.Wrist, Quantities.Fall, at + TimeSpan.FromSeconds(35), ObservedValue.Of("confirmed"));

        analysis.Process(Evt(1, 0, suspected), raised);
        analysis.Process(Evt(2, 35, confirmed), raised);
        Assert.Equal([at, at], raised.Select(draft => draft.EpisodeStart));
        Assert.Equal(AlertDevelopments.Confirmed, raised[1].Development!.Kind);
        Assert.Equal(raised[0].Id, raised[1].Id);
        Assert.Equal(raised[0].Id, Assert.Single(ImmediateAlerts.From(TestHome.Plan(), Evt(2, 35, suspected, confirmed))).Id);

        // A confirmation that nothing went before is a fall of its own.
        analysis.Process(Evt(3, 600, confirmed with { MeasuredAt = at + TimeSpan.FromMinutes(10) }), raised);
        Assert.Equal(3, raised.Count);
        Assert.NotEqual(raised[0].Id, raised[2].Id);
    }

    [Fact]
    public void From_HelpCall_IsHighAndTheSameInOrder()
    {
        var pack = Evt(1, At, new Observation(TestHome.Wrist, Quantities.Help, At, ObservedValue.Of(1)));
        var home = new TestHome();

        var atOnce = Assert.Single(ImmediateAlerts.From(TestHome.Plan(), pack));
        home.Process(pack);

        Assert.Equal(AlertRules.HelpCall, atOnce.Rule);
        Assert.Equal(AlertPriority.High, atOnce.Priority);
        Assert.Equal(AlertSubject.Of(TestHome.Resident), atOnce.Subject);
        Assert.Equal(atOnce.Id, Assert.Single(home.Raised).Id);
    }

    [Fact]
    public void From_FallSuspectedThenConfirmedWithIt_IsOneAlert()
    {
        var suspected = Fall("suspected", At);
        var confirmed = Fall("confirmed", At + TimeSpan.FromSeconds(35));

        var first = Assert.Single(ImmediateAlerts.From(TestHome.Plan(), Evt(1, At, suspected)));
        var second = Assert.Single(ImmediateAlerts.From(TestHome.Plan(), Evt(2, At + TimeSpan.FromSeconds(35), suspected, confirmed)));

        Assert.Equal(AlertRules.Fall, first.Rule);
        Assert.Equal(At, first.EpisodeStart);
        Assert.Equal(first.Id, second.Id);
        Assert.Equal("Suspected fall at 10:00:00; to be confirmed or cancelled by 10:00:35", first.Summary.English);
        Assert.Null(first.Development);
        Assert.Equal((AlertDevelopments.Confirmed, AlertDevelopments.Kit, At + TimeSpan.FromSeconds(35)), (second.Development!.Kind, second.Development.Reason, second.Development.At));
        Assert.Equal("Confirmed fall of 10:00:00: confirmed by the sensor (10:00:35)", second.Development.Summary.English);
        Assert.Equal(second.Development.Summary, first.Developed(second.Development).Summary);
    }

    [Theory]
    [InlineData("confirmed", "still", AlertDevelopments.Still, "still since the knock")]
    [InlineData("confirmed", "unanswered", AlertDevelopments.Unanswered, "neither cancelled nor steps since")]
    [InlineData("confirmed", "second-source", AlertDevelopments.SecondSource, "seen by a second sensor too")]
    [InlineData("cancelled", "walking", AlertDevelopments.Walking, "followed by steps")]
    [InlineData("cancelled", "resident", AlertDevelopments.Resident, "cancelled on the sensor")]
    [InlineData("cancelled", "off-floor", AlertDevelopments.OffFloor, "nobody on the floor any more")]
    public void From_FallWithTheKitsReason_SaysWhy(string word, string why, string reason, string words)
    {
        var at = At + TimeSpan.FromSeconds(33);
        var pack = Evt(2, at, Fall("suspected", At), Fall(word, at), new Observation(TestHome.Wrist, Quantities.FallReason, at, ObservedValue.Of(why)));
        var development = Assert.Single(ImmediateAlerts.From(TestHome.Plan(), pack)).Development!;
        Assert.Equal((word, reason), (development.Kind, development.Reason));
        Assert.Contains(words, development.Summary.English, StringComparison.Ordinal);
    }

    [Fact]
    public void From_AReasonOfAnotherSensorOrInstant_ExplainsNothing()
    {
        var at = At + TimeSpan.FromSeconds(33);
        var pack = Evt(
            2,
            at,
            Fall("suspected", At),
            Fall("confirmed", at),
            new Observation(TestHome.Wrist, Quantities.FallReason, At, ObservedValue.Of("walking")),
            new Observation(TestHome.Hall, Quantities.FallReason, at, ObservedValue.Of("walking")),
            new Observation(TestHome.Wrist, Quantities.FallReason, at, ObservedValue.Of("weather")));
        Assert.Equal(AlertDevelopments.Kit, Assert.Single(ImmediateAlerts.From(TestHome.Plan(), pack)).Development!.Reason);
    }

    [Fact]
    public void From_FallConfirmedAlone_IsAnAlert() =>
        Assert.Equal(At, Assert.Single(ImmediateAlerts.From(TestHome.Plan(), Evt(1, At, Fall("confirmed", At)))).EpisodeStart);

    [Fact]
    public void From_FallCancelled_StaysToBeCheckedAndSaysSo()
    {
        var suspected = Fall("suspected", At);
        var cancelled = Fall("cancelled", At + TimeSpan.FromSeconds(20));

        var draft = Assert.Single(ImmediateAlerts.From(TestHome.Plan(), Evt(2, At + TimeSpan.FromSeconds(21), suspected, cancelled)));
        Assert.Empty(ImmediateAlerts.From(TestHome.Plan(), Evt(3, At + TimeSpan.FromSeconds(21), cancelled)));

        var told = draft.Told();
        Assert.Equal("Chute suspectée à 10:00:00, annulée sur le capteur à 10:00:20 : à vérifier", told.Summary.French);
        Assert.Equal(AlertPriority.High, told.Priority);
        Assert.Equal(2, told.Evidence.Count);
    }

    /// <summary>The button pressed after the suspicion, in a pack that does not repeat it: at its place in the order it is known for the same fall.</summary>
    [Fact]
    public void Process_ACancellationAlone_IsOfTheFallBeforeIt_AndConfirmationHasTheLastWord()
    {
        var home = new TestHome();
        home.Process(Evt(1, At, Fall("suspected", At)));
        home.Process(Evt(2, At + TimeSpan.FromSeconds(12), Fall("cancelled", At + TimeSpan.FromSeconds(12))));
        home.Process(Evt(3, At + TimeSpan.FromSeconds(35), Fall("confirmed", At + TimeSpan.FromSeconds(35))));
        home.Process(Evt(4, At + TimeSpan.FromSeconds(300), Fall("cancelled", At + TimeSpan.FromSeconds(300))));

        Assert.Equal([null, AlertDevelopments.Cancelled, AlertDevelopments.Confirmed], home.Raised.Select(draft => draft.Development?.Kind));
        Assert.Single(home.Raised.Select(draft => draft.Id).Distinct());
        var oneWay = home.Raised[0].Developed(home.Raised[1].Development).Developed(home.Raised[2].Development);
        var other = home.Raised[0].Developed(home.Raised[2].Development).Developed(home.Raised[1].Development);
        Assert.Equal((oneWay.Summary, oneWay.Priority, oneWay.Development), (other.Summary, other.Priority, other.Development));
        Assert.StartsWith("Confirmed", other.Summary.English, StringComparison.Ordinal);
        Assert.Equal(oneWay.Evidence.Count, other.Evidence.Count);
    }

    [Fact]
    public void From_UndatedThenDated_IsOneAlert()
    {
        var receivedAt = At + TimeSpan.FromHours(3);
        var undated = Evt(4, receivedAt, new Observation(TestHome.Wrist, Quantities.Help, receivedAt, ObservedValue.Of(1))) with { Clock = new(ClockState.Unset, null) };
        var again = Evt(4, receivedAt + TimeSpan.FromMinutes(1), new Observation(TestHome.Wrist, Quantities.Help, receivedAt + TimeSpan.FromMinutes(1), ObservedValue.Of(1))) with { Clock = new(ClockState.Unset, null) };
        var dated = Evt(5, At + TimeSpan.FromHours(4), new Observation(TestHome.Wrist, Quantities.Help, At, ObservedValue.Of(1))) with { Repeats = 4 };
        var home = new TestHome();

        var ids = new[] { undated, again, dated }.SelectMany(pack => ImmediateAlerts.From(TestHome.Plan(), pack)).Select(draft => draft.Id).ToList();
        home.Process(undated);
        home.Process(dated);

        Assert.Equal(3, ids.Count);
        Assert.Single(ids.Distinct());
        Assert.All(home.Raised, draft => Assert.Equal(ids[0], draft.Id));
        Assert.Null(home.Analysis.Watermark);
    }

    /// <summary>Once, each undated pack was named by its own number, and a fall that was confirmed before the clock was known paged twice.</summary>
    [Fact]
    public void From_UndatedSuspicionThenUndatedConfirmation_IsOneAlert()
    {
        var unset = new ClockQuality(ClockState.Unset, null);
        Observation Said(Instant at, string word) => new(TestHome.Wrist, Quantities.Fall, at, ObservedValue.Of(word));
        var later = At + TimeSpan.FromSeconds(35.2);
        Pack[] packs =
        [
            Evt(4, At, Said(At, "suspected")) with { Clock = unset },
            Evt(5, later, Said(At + TimeSpan.FromSeconds(0.2), "suspected"), Said(later, "confirmed")) with { Clock = unset, Repeats = 4 },
            Evt(6, later + TimeSpan.FromMinutes(9), Said(At - TimeSpan.FromSeconds(1), "suspected"), Said(later - TimeSpan.FromSeconds(1), "confirmed")) with { Repeats = 4 },
        ];

        var drafts = packs.SelectMany(pack => ImmediateAlerts.From(TestHome.Plan(), pack)).ToList();

        Assert.Equal(3, drafts.Count);
        Assert.Single(drafts.Select(draft => draft.Id).Distinct());
    }

    /// <summary>Once, the id was made of the wearer, and a corrected assignment gave a second alert of one call.</summary>
    [Fact]
    public void From_AssignmentCorrectedMeanwhile_IsOneAlert()
    {
        var pack = Evt(1, At, new Observation(TestHome.Wrist, Quantities.Help, At, ObservedValue.Of(1)));
        var plan = TestHome.Plan();
        var corrected = plan with { Sensors = [.. plan.Sensors.Where(sensor => sensor.Sensor != TestHome.Wrist)] };

        var before = Assert.Single(ImmediateAlerts.From(plan, pack));
        var after = Assert.Single(ImmediateAlerts.From(corrected, pack));

        Assert.NotEqual(before.Subject, after.Subject);
        Assert.Equal(before.Id, after.Id);
    }

    [Fact]
    public void From_HomeNotOpenYet_RaisesNothing() =>
        Assert.Empty(ImmediateAlerts.From(TestHome.Plan() with { Open = new(At + TimeSpan.FromDays(1), Instant.MaxValue) }, Evt(1, At, Fall("suspected", At))));

    [Fact]
    public void From_HomeKnownToBeEmpty_StillRaises() =>
        Assert.Single(ImmediateAlerts.From(TestHome.Plan() with { Absences = [TimeRange.Always] }, Evt(1, At, Fall("suspected", At))));

    private static Observation Fall(string text, Instant at) => new(TestHome.Wrist, Quantities.Fall, at, ObservedValue.Of(text));

    private static Pack Evt(long sequence, Instant sealedAt, params Observation[] observations) => new()
    {
        Key = new(TestHome.Kit, 1, Lane.Evt, sequence),
        SealedAt = sealedAt,
        ReceivedAt = sealedAt,
        Clock = new(ClockState.Synced, null),
        Observations = observations,
    };
}
