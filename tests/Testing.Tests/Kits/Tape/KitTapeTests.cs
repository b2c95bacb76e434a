using AgeingMonitor.Analytics;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Testing.Homes;
using AgeingMonitor.Testing.Kits.Tape;
using AgeingMonitor.Testing.Recordings;
using AgeingMonitor.Testing.Replay;
using AgeingMonitor.Testing.Scenarios;

namespace AgeingMonitor.Testing.Tests.Kits.Tape;

/// <summary>A kit's day, without and with each of its troubles.</summary>
public sealed class KitTapeTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public void Packs_OrdinaryDay_OneAMinuteWithAllThatIsObserved()
    {
        var packs = Packs();
        Assert.InRange(packs.Count, 1440, 1441);
        Assert.Equal(Troubles.Home().Between(Troubles.Day.From, Troubles.Day.To), packs.SelectMany(taped => taped.Pack.Observations));
        Assert.All(packs, taped => Assert.InRange(taped.At - taped.Pack.SealedAt, TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(120)));
        Assert.Contains(packs, taped => taped.Pack.Observations.Count == 0);
        Assert.Equal(new ClockQuality(ClockState.Synced, 0.1), packs[0].Pack.Clock);
    }

    [Fact]
    public void Messages_OrdinaryDay_BeginWithTheBirthMessage()
    {
        var birth = StateOf(Troubles.Tape().Messages().First());
        Assert.True(birth.Online);
        Assert.Equal(1, birth.Boot);
        Assert.Contains(birth.Sensors, sensor => sensor.Sensor == KitTape.Self);
    }

    [Fact]
    public void LinkLoss_NothingIsOnTheWireButTheWill_ThenEventsThenTheBacklogInLargerPacks()
    {
        var tape = Troubles.Tape(Troubles.During(HappeningKinds.LinkLoss, 3, 3.7), Troubles.During(HappeningKinds.Fall, 3.2, 3.5));
        var will = tape.Messages().Single(message => message.At > Troubles.At(3) && message.At < Troubles.At(3.7) && message.Channel != Topics.Tick);
        Assert.False(StateOf(will).Online);
        Assert.Equal(Troubles.At(3) + TimeSpan.FromSeconds(30), will.At);

        var after = tape.Messages().Where(message => message.At >= Troubles.At(3.7)).Take(13).ToList();
        Assert.Equal([Topics.State, Topics.Evt, Topics.Evt, Topics.Obs], after.Take(4).Select(message => message.Channel));
        var backlog = after.Skip(3).Select(message => RecordingSummary.DecodeOf(message)!).TakeWhile(pack => pack.SealedAt <= Troubles.At(3.7)).ToList();
        Assert.Equal(9, backlog.Count);
        Assert.All(backlog.Zip(backlog.Skip(1)), pair => Assert.True(pair.Second.SealedAt - pair.First.SealedAt <= 5 * Minute));
        Assert.True(after[11].At - after[0].At < TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void ClockSlip_AnHourAhead_TicksComeWhileNoServerBelievesTheSeals()
    {
        var slip = Troubles.During(HappeningKinds.ClockSlip, 3, 5) with { Amount = 3600 };

        var ticks = Troubles.Tape(slip).Messages().Where(message => message.Channel == Topics.Tick).Select(message => message.At).ToList();

        Assert.InRange(ticks.Count, 23, 25);
        Assert.All(ticks, at => Assert.True(at >= Troubles.At(3) && at <= Troubles.At(5), at.ToString()));
        Assert.DoesNotContain(Troubles.Tape().Messages(), message => message.Channel == Topics.Tick);
    }

    [Fact]
    public void LinkLoss_WithTicks_LetsTheKitCountAsSilent()
    {
        var home = Troubles.Home(Troubles.During(HappeningKinds.LinkLoss, 3, 3.7));
        Assert.Equal([AlertRules.KitSilent], Rules(home, new KitTapeOptions()));
        Assert.Empty(Rules(home, new KitTapeOptions { TickAfter = null }));
    }

    [Fact]
    public void KitOff_NothingIsObserved_AndANewBootSaysWhereTheLastOneEnded()
    {
        var off = Troubles.Home().Between(Troubles.At(10), Troubles.At(12))[0].MeasuredAt + TimeSpan.FromSeconds(1);
        var on = Troubles.At(14);
        var packs = Packs(new Happening { Kind = HappeningKinds.KitOff, During = new TimeRange(off, on) });
        Assert.DoesNotContain(packs.SelectMany(taped => taped.Pack.Observations), observation => observation.MeasuredAt >= off && observation.MeasuredAt < on);
        var last = packs.Last(taped => taped.Pack.Key.Boot == 1);
        Assert.Equal(off, last.Pack.SealedAt);
        Assert.True(last.At > on, "what was in hand when the power went leaves after the next start");
        Assert.Equal(new BootEnd(1, last.Pack.Key.Sequence, 0), packs.First(taped => taped.Pack.Key.Boot == 2).Pack.After);
    }

    [Fact]
    public void Reboot_SaysGoodByeAtOnce_AndComesBackAsTheNextBoot()
    {
        var states = Troubles.Tape(Troubles.During(HappeningKinds.Reboot, 3, 3.025)).Messages().Where(message => message.Channel == Topics.State).ToList();
        Assert.Equal([(true, 1L), (false, 1L), (true, 2L)], states.Select(message => (StateOf(message).Online, StateOf(message).Boot!.Value)));
        Assert.InRange(states[1].At - Troubles.At(3), TimeSpan.Zero, TimeSpan.FromSeconds(1));
        Assert.InRange(states[2].At - Troubles.At(3.025), TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    [Theory]
    [InlineData(45)]
    [InlineData(-3600)]
    public void ClockSlip_DatesByTheWrongClock_AndOwnsThatItRunsFree(double seconds)
    {
        var packs = Packs(Troubles.During(HappeningKinds.ClockSlip, 3, 9, seconds));
        var slipped = packs.Where(taped => taped.Pack.Clock.State == ClockState.Holdover).ToList();
        var expected = Troubles.Home().Between(Troubles.At(3), Troubles.At(9)).Select(o => o.MeasuredAt + TimeSpan.FromSeconds(seconds));
        Assert.Equal(expected, slipped.SelectMany(taped => taped.Pack.Observations).Select(o => o.MeasuredAt));
        Assert.All(slipped, taped => Assert.InRange(taped.At - taped.Pack.SealedAt + TimeSpan.FromSeconds(seconds), TimeSpan.Zero, TimeSpan.FromSeconds(1)));
        Assert.InRange(slipped[^1].Pack.Clock.UncertaintySeconds!.Value, 0.5, 0.6);
        Assert.All(packs.Except(slipped), taped => Assert.Equal(ClockState.Synced, taped.Pack.Clock.State));
    }

    [Fact]
    public void ClockSlip_SetBackRightBeforeAFall_TheFallKeepsItsInstantWhenItIsConfirmed()
    {
        var told = Packs(Troubles.During(HappeningKinds.ClockSlip, 3, 4, 600), Troubles.During(HappeningKinds.Fall, 4.01, 4.2)).Where(taped => taped.Pack.Key.Lane == Lane.Evt).ToList();
        Assert.Equal([1, 2], told.Select(taped => taped.Pack.Observations.Count));
        Assert.All(told, taped => Assert.Equal(Troubles.At(4.01), taped.Pack.Observations[0].MeasuredAt));
    }

    [Fact]
    public void ClockUnset_KeepsObservations_AndSendsEventsTwice_UndatedAndDated()
    {
        var packs = Packs(Troubles.During(HappeningKinds.ClockUnset, 3, 3.5), Troubles.During(HappeningKinds.HelpCall, 3.25, 3.25));
        Assert.DoesNotContain(packs, taped => taped.Pack.Key.Lane == Lane.Obs && taped.At > Troubles.At(3.01) && taped.At < Troubles.At(3.5));
        var events = packs.Where(taped => taped.Pack.Key.Lane == Lane.Evt).ToList();
        Assert.Equal([ClockState.Unset, ClockState.Synced], events.Select(taped => taped.Pack.Clock.State));
        Assert.Equal(events[0].At, events[0].Pack.SealedAt);
        Assert.Equal(events[0].Pack.Key.Sequence, events[1].Pack.Repeats);
        Assert.Equal(Troubles.At(3.25), events[1].Pack.Observations.Single().MeasuredAt);
        var kept = packs.Where(taped => taped.Pack.Key.Lane == Lane.Obs && taped.Pack.SealedAt > Troubles.At(3) && taped.Pack.SealedAt <= Troubles.At(3.5)).ToList();
        Assert.Equal(Troubles.Home().Between(Troubles.At(3), Troubles.At(3.5)), kept.SelectMany(taped => taped.Pack.Observations));
        Assert.Equal(6, kept.Count);
    }

    [Theory]
    [InlineData(4.5, new[] { ClockState.Unset, ClockState.Unset, ClockState.Synced, ClockState.Synced })]
    [InlineData(4.012, new[] { ClockState.Unset, ClockState.Synced, ClockState.Synced })]
    public void ClockUnset_AFallIsConfirmed_EveryPackNamesTheOneThatToldOfItFirst(double known, ClockState[] clocks)
    {
        var told = Packs(Troubles.During(HappeningKinds.ClockUnset, 3, known), Troubles.During(HappeningKinds.Fall, 4.01, 4.2)).Where(taped => taped.Pack.Key.Lane == Lane.Evt).ToList();
        Assert.Equal(clocks, told.Select(taped => taped.Pack.Clock.State));
        Assert.Null(told[0].Pack.Repeats);
        Assert.All(told.Skip(1), taped => Assert.Equal(told[0].Pack.Key.Sequence, taped.Pack.Repeats));
    }

    [Fact]
    public void OutboxFull_ShedsTheOldest_AndDeclaresIt()
    {
        var run = Troubles.Tape(Troubles.During(HappeningKinds.OutboxFull, 3, 6, 10)).NewRun();
        var packs = run.Messages().Where(message => message.Sealed is not null).Select(message => message.ToPack()).ToList();
        var shed = packs.SelectMany(taped => taped.Pack.Shed).Distinct().ToList();
        Assert.True(run.ShedPacks > 20);
        Assert.Equal(run.ShedPacks, shed.Sum(range => range.Range.Last - range.Range.First + 1));
        Assert.InRange(packs.Count(taped => taped.Pack.SealedAt > Troubles.At(3) && taped.Pack.SealedAt < Troubles.At(6)), 10, 11);
        Assert.All(packs.Where(taped => taped.Pack.SealedAt > Troubles.At(3) && taped.Pack.SealedAt < Troubles.At(6)), taped => Assert.True(taped.Pack.SealedAt > Troubles.At(5)));
    }

    [Fact]
    public void Resends_EveryPackComesTwice()
    {
        var packs = Packs(Troubles.During(HappeningKinds.Resends, 3, 4));
        Assert.Equal(60, packs.Count(taped => taped.IsRepeat));
        Assert.All(packs.Where(taped => taped.IsRepeat), taped => Assert.Contains(packs, other => !other.IsRepeat && other.Pack.Key == taped.Pack.Key && other.At < taped.At));
    }

    [Fact]
    public void LinkFlaky_PacksAreLateAndTwice_AndOthersOvertakeThem()
    {
        var packs = Packs(Troubles.During(HappeningKinds.LinkFlaky, 3, 9, 0.5));
        Assert.InRange(packs.Count(taped => taped.IsRepeat), 140, 220);
        var numbers = packs.Where(taped => !taped.IsRepeat).Select(taped => taped.Pack.Key.Sequence).ToList();
        Assert.NotEqual(numbers.Order(), numbers);
    }

    [Fact]
    public void Scrambled_BrokenMessagesFollowThePacks_AndCannotBeDecoded()
    {
        var happening = Troubles.During(HappeningKinds.Scrambled, 3, 7, 1);
        var broken = Troubles.Tape(happening).Messages().Where(message => message.Channel == Topics.Obs && RecordingSummary.DecodeOf(message) is null).ToList();
        Assert.InRange(broken.Count, 235, 241);
        var reasons = broken.Select(message => PackDecoder.Decode(message.Kit, Lane.Obs, message.Payload, message.ContentType, message.At).Reason).ToHashSet();
        Assert.True(reasons.Count >= 2, string.Join(' ', reasons));
        Assert.Equal(Packs().Select(taped => taped.Pack.Key), Packs(happening).Select(taped => taped.Pack.Key));
    }

    [Fact]
    public void Hang_OnlyHeartbeats()
    {
        var during = Packs(Troubles.During(HappeningKinds.Hang, 3, 5)).Where(taped => taped.Pack.SealedAt > Troubles.At(3) + Minute && taped.Pack.SealedAt <= Troubles.At(5)).ToList();
        Assert.InRange(during.Count, 118, 120);
        Assert.All(during, taped => Assert.Empty(taped.Pack.Observations));
    }

    [Fact]
    public void PowerCut_OnBattery_IsToldAtItsStartAndItsEnd()
    {
        var told = Packs(Troubles.During(HappeningKinds.PowerCut, 3, 4)).Where(taped => taped.Pack.Key.Lane == Lane.Evt).ToList();
        Assert.Equal([(Troubles.At(3), 1.0), (Troubles.At(4), 0.0)], told.SelectMany(taped => taped.Pack.Observations).Select(o => (o.MeasuredAt, o.Value.Number)));
        Assert.All(told, taped => Assert.Equal(Quantities.PowerCut, taped.Pack.Observations.Single().Quantity));
    }

    [Fact]
    public void PowerCut_Off_TheLastWordIsThatThePowerWent()
    {
        var packs = Packs(Troubles.During(HappeningKinds.PowerCut, 3, 4, manner: "off"));
        var last = packs.Last(taped => taped.At < Troubles.At(3.9));
        Assert.Equal((Lane.Evt, 1.0), (last.Pack.Key.Lane, last.Pack.Observations.Single().Value.Number));
        var back = packs.First(taped => taped.Pack.Key is { Lane: Lane.Evt, Boot: 2 });
        Assert.Equal((Troubles.At(4), 0.0), (back.Pack.Observations.Single().MeasuredAt, back.Pack.Observations.Single().Value.Number));
    }

    [Fact]
    public void Trouble_AtTheEndOfTheTape_IsOverThen_SoThatNothingStaysBehind()
    {
        var home = Troubles.Home(Troubles.During(HappeningKinds.LinkLoss, 20, 30), Troubles.During(HappeningKinds.Fall, 21, 22));
        var player = new InProcessPlayer([home.Plan], new DetectionOptions());
        var packs = new KitTape(home, Troubles.Day, new KitTapeOptions()).Packs().ToList();
        packs.ForEach(taped => player.Play(taped.Pack));
        Assert.Equal(0, player.Waiting);
        Assert.Equal(Troubles.Day.To, packs.Max(taped => taped.Pack.SealedAt));
        Assert.True(packs[^1].At > Troubles.Day.To);
    }

    [Fact]
    public void Constructor_NonsensicalOptions_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new KitTape(Troubles.Home(), Troubles.Day, new KitTapeOptions { PackPeriod = TimeSpan.FromHours(1) }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new KitTape(Troubles.Home(), Troubles.Day, new KitTapeOptions { TickAfter = TimeSpan.Zero }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new KitTape(Troubles.Home(), Troubles.Day with { To = Troubles.Day.From }, new KitTapeOptions()));
    }

    private static List<TapedPack> Packs(params IReadOnlyList<Happening> happenings) => [.. Troubles.Tape(happenings).Packs().Where(taped => taped.Pack.Key.Lane != Lane.Tick)];

    private static KitState StateOf(RecordedMessage message) => KitStateDecoder.TryDecode(message.Payload.Span, out var state) ? state : throw new InvalidOperationException("no state");

    private static List<string> Rules(SimulatedHome home, KitTapeOptions options)
    {
        var player = new InProcessPlayer([home.Plan], new DetectionOptions());
        foreach (var taped in new KitTape(home, Troubles.Day, options).Packs())
        {
            player.Play(taped.Pack);
        }

        return [.. player.Alerts.Select(alert => alert.Rule)];
    }
}
