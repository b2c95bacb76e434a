using AgeingMonitor.Analytics;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Link;
using AgeingMonitor.Testing.Faults.History;
using AgeingMonitor.Testing.Kits;

namespace AgeingMonitor.Testing.Tests.Faults;

/// <summary>The checker is only worth what it notices: a history in which all is well, and everything that can be wrong with it.</summary>
public sealed class HistoryCheckerTests
{
    private readonly KitHistory history = new(Samples.Kit);
    private readonly KitOutbox outbox;
    private SiteContent content;

    public HistoryCheckerTests()
    {
        outbox = new KitOutbox(history.Watch(new MemoryKitJournal()), capacity: 2);
        Seal(Lane.Obs, 1, Samples.HeartRate(1, 70));
        Seal(Lane.Evt, 2, new Observation(Samples.Wrist, Quantities.Help, Samples.At(2), ObservedValue.Of(1)));
        Seal(Lane.Obs, 3, Samples.HeartRate(3, 71));
        Acknowledge();
        Seal(Lane.Obs, 4, Samples.HeartRate(4, 72));
        Seal(Lane.Obs, 5, Samples.HeartRate(5, 73));
        Seal(Lane.Obs, 6);
        Seal(Lane.Obs, 7);
        Acknowledge();
        Seal(Lane.Obs, 8);
        Acknowledge();
        content = WhatAGoodServerHolds();
    }

    [Fact]
    public void Check_AllIsWell_FindsNothing()
    {
        Assert.Equal([4, 5], history.Packs.Where(pack => pack.IsShed).Select(pack => pack.Number));
        Assert.Empty(Violations());
    }

    [Fact]
    public void Check_AcknowledgedAndNotInTheLedger_IsFound()
    {
        content = content with { Packs = [.. content.Packs.Skip(1)] };
        Expect("acknowledged means stored", "boot 1, obs 1");
    }

    [Fact]
    public void Check_ObservationMissing_IsFound()
    {
        content = content with { Observations = [.. content.Observations.Skip(1)] };
        Expect("acknowledged means stored", "heart-rate");
    }

    [Fact]
    public void Check_ValueAltered_IsFound()
    {
        var first = content.Observations[0];
        content = content with { Observations = [first with { Value = ObservedValue.Of(170) }, .. content.Observations.Skip(1)] };
        Expect("stored means sent", "170");
    }

    [Fact]
    public void Check_ObservationInvented_IsFound()
    {
        var first = content.Observations[0];
        content = content with { Observations = [first with { MeasuredAt = Samples.At(99) }, .. content.Observations] };
        Expect("stored means sent", "no pack");
    }

    [Fact]
    public void Check_PackInvented_IsFound()
    {
        content = content with { Packs = [.. content.Packs, content.Packs[0] with { Key = new PackKey(Samples.Kit, 7, Lane.Obs, 1) }] };
        Expect("stored means sent", "never sealed");
    }

    [Fact]
    public void Check_LedgerCountsWrong_IsFound()
    {
        content = content with { Packs = [content.Packs[0] with { Count = 0 }, .. content.Packs.Skip(1)] };
        Expect("stored means sent", "with 0 observations");
    }

    [Fact]
    public void Check_AlertMissing_IsFound()
    {
        content = content with { Alerts = [] };
        Expect("the alerts are those of the packs in order", "help-call");
    }

    [Fact]
    public void Check_AlertThatNothingRaises_IsFound()
    {
        var alert = content.Alerts[0];
        content = content with { Alerts = [alert, alert with { Id = AlertId.Derive(alert.Home, AlertRules.Fall, "household", Samples.At(1)), Rule = AlertRules.Fall }] };
        Expect("the alerts are those of the packs in order", "fall");
    }

    [Fact]
    public void Check_AlertRaisedTwice_IsFound()
    {
        content = content with { Alerts = [content.Alerts[0] with { Times = 2 }] };
        Expect("each alert is raised once", "2 times");
    }

    [Fact]
    public void Check_ShedAndNotTold_IsFound()
    {
        // The pack that tells of the second one is not there.
        var telling = history.Packs.Last(pack => pack.Pack.Shed.Count > 0).Pack.Key;
        content = content with { Packs = [.. content.Packs.Where(pack => pack.Key != telling)] };
        Assert.Contains(Violations(), violation => violation.Rule == "nothing is lost uncounted");
    }

    [Fact]
    public void Check_ShedAndStored_IsFound()
    {
        var shed = history.Packs.First(pack => pack.IsShed).Pack;
        content = content with { Packs = [.. content.Packs, new StoredPack(shed.Key, shed.SealedAt, 1)] };
        Assert.Contains(Violations(), violation => violation.Rule == "what was shed was never sent");
    }

    [Fact]
    public void Check_GoodPackInQuarantine_IsFound()
    {
        content = content with { Quarantined = [(Topics.For(Samples.Kit, Topics.Obs), WireLimits.SenMlCbor, history.Packs[0].Payload)] };
        Expect("only bad input is in quarantine", "boot 1, obs 1");
    }

    [Fact]
    public void Check_NeverAcknowledged_IsFound()
    {
        Seal(Lane.Obs, 20);
        content = WhatAGoodServerHolds();
        Expect("everything is acknowledged in the end", "obs 8");
    }

    [Fact]
    public void Check_UndatedEventStoredTwice_IsFound()
    {
        var clock = new ClockQuality(ClockState.Unset, null);
        Seal(Lane.Evt, 30, clock, new Observation(Samples.Wrist, Quantities.Fall, Samples.At(30), ObservedValue.Of("suspected")));
        Seal(Lane.Obs, 31);
        Acknowledge();
        content = WhatAGoodServerHolds();
        Assert.Empty(Violations());

        var fall = content.Observations.Single(observation => observation.Series.Quantity == Quantities.Fall);
        content = content with { Observations = [.. content.Observations, fall with { MeasuredAt = Samples.At(99) }] };
        Expect("stored means sent", "no pack");
    }

    private IReadOnlyList<HistoryViolation> Violations() => HistoryChecker.Check([history], content, [Samples.Plan(Samples.Kit)], new DetectionOptions());

    private void Expect(string rule, string words)
    {
        var violation = Assert.Single(Violations());
        Assert.Equal(rule, violation.Rule);
        Assert.Contains(words, violation.ToString(), StringComparison.Ordinal);
    }

    private void Seal(Lane lane, double second, params Observation[] observations) => Seal(lane, second, new ClockQuality(ClockState.Synced, 0.1), observations);

    private void Seal(Lane lane, double second, ClockQuality clock, params Observation[] observations) => outbox.Add(lane, Samples.At(second), WireLimits.SenMlCbor, head => PackEncoder.Encode(new Pack
    {
        Key = new PackKey(Samples.Kit, head.Number.Boot, head.Number.Lane, head.Number.Sequence),
        SealedAt = Samples.At(second),
        ReceivedAt = Samples.At(second),
        Clock = clock,
        EventsBefore = head.EventsBefore,
        After = head.After,
        Shed = head.Shed,
        Observations = observations,
    }));

    private void Acknowledge()
    {
        var packs = new List<OutgoingPack>();
        while (outbox.Take(mayTakeObs: true) is { } pack)
        {
            packs.Add(pack);
        }

        outbox.Forget(packs, () => []);
    }

    private SiteContent WhatAGoodServerHolds()
    {
        var stored = history.Packs.Where(pack => !pack.IsShed).Select(pack => pack.Pack).ToList();
        var alerts = stored.SelectMany(pack => ImmediateAlerts.From(Samples.Plan(Samples.Kit), pack)).Select(draft => (draft.Id, draft.Home, draft.Rule, 1)).ToList();
        return new SiteContent
        {
            Packs = [.. stored.Select(pack => new StoredPack(pack.Key, pack.SealedAt, pack.Observations.Count))],
            Observations = [.. stored.SelectMany(pack => pack.Observations.Select(observation => new StoredObservation(new SeriesKey(Samples.Kit, observation.Sensor, observation.Quantity), observation.MeasuredAt, observation.Value)))],
            Alerts = alerts,
        };
    }
}
