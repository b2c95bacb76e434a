using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Agent.Supervision;
using AgeingMonitor.Edge.Sensors;
using AgeingMonitor.Edge.Tests.Publishing;
using AgeingMonitor.Edge.Tests.Simulation;
using Microsoft.Extensions.Logging;

namespace AgeingMonitor.Edge.Tests.Supervision;

public sealed class SensorVoiceTests
{
    private static readonly ObservedValue One = ObservedValue.Of(1);
    private readonly HeardVoice heard = new();
    private readonly HeardLog log = new();
    private readonly VirtualClock clock = new();
    private IReadingRules? rules;
    private readonly SensorVoice voice;

    public SensorVoiceTests() => voice = new SensorVoice(SensorId.Parse("hall"), heard.Kit, () => rules, clock, log);

    [Fact]
    public void Say_AReading_IsSaidWithItsStamp_AndTheSensorIsWell()
    {
        voice.Say(Quantities.Motion, One, TimeSpan.FromSeconds(3).Ticks);
        var said = Assert.Single(heard.Said, reading => reading.Quantity == Quantities.Motion);
        Assert.Equal((3_000_000, 3_000_000L), (said.Stamp, voice.LastReading));
        Assert.Equal([0.0], heard.Values(Quantities.SensorFault));
    }

    [Fact]
    public void Say_WhatTheDeviceDated_IsSaidWithItsDate_AndTheTimeIsTheKits()
    {
        var date = new Instant(1_700_000_000_000_000);
        voice.Say(Quantities.Motion, One, 0, date);
        Assert.Equal(date, heard.Said.Single(reading => reading.Quantity == Quantities.Motion).Dated);
        Assert.Null(voice.TimeOf(0));
        heard.KitTime = date;
        Assert.Equal(date + TimeSpan.FromSeconds(3), voice.TimeOf(TimeSpan.FromSeconds(3).Ticks));
    }

    [Fact]
    public void Say_AReadingThatTheDeviceKeptFromBefore_EndsAFaultNow_AndIsNotTheLast()
    {
        voice.Say(Quantities.Motion, One, TimeSpan.FromSeconds(5).Ticks);
        clock.Skip(TimeSpan.FromSeconds(10));
        voice.Condition.Break("gone", clock.GetTimestamp());
        clock.Skip(TimeSpan.FromSeconds(10));
        voice.Say(Quantities.Motion, One, TimeSpan.FromSeconds(2).Ticks);
        Assert.Equal(
            [(0.0, 5_000_000L), (1.0, 10_000_000L), (0.0, 20_000_000L)],
            heard.Said.Where(reading => reading.Quantity == Quantities.SensorFault).Select(reading => (reading.Value.Number, reading.Stamp)));
        Assert.Equal(5_000_000L, voice.LastReading);
    }

    [Fact]
    public void Say_Help_WithoutRules_LeavesAsAnEvent()
    {
        voice.Say(Quantities.Help, One, 0);
        Assert.Equal(Quantities.Help, Assert.Single(Assert.Single(heard.Told)).Quantity);
        Assert.Empty(heard.Values(Quantities.Help));
    }

    [Fact]
    public void Say_WhatTheRulesHaveTold_IsNotSaidAgain()
    {
        rules = new RulesThat(quantity => quantity == Quantities.Help);
        voice.Say(Quantities.Help, One, 0);
        voice.Say(Quantities.Motion, One, 0);
        Assert.Empty(heard.Told);
        Assert.Equal([1.0], heard.Values(Quantities.Motion));
    }

    [Fact]
    public void Say_RulesThatFail_SwallowNoCall_AndAreToldOnce()
    {
        rules = new RulesThat(_ => throw new InvalidOperationException("a mistake"));
        voice.Say(Quantities.Help, One, 0);
        voice.Say(Quantities.Help, One, 0);
        voice.Accelerate(0, 0, 0, 1);
        Assert.Equal(2, heard.Told.Count);
        Assert.Single(log.Lines, line => line.Level == LogLevel.Error);
    }

    [Fact]
    public void Say_WhatCannotBe_GoesNoFurther_AndIsCounted()
    {
        voice.Say(Quantities.RoomTemperature, ObservedValue.Of(1e6), 0);
        voice.Say(Quantities.RoomTemperature, ObservedValue.Of("warm"), 0);
        voice.Say(Quantities.Fall, ObservedValue.Of("perhaps"), 0);
        Assert.Empty(heard.Said);
        Assert.Empty(heard.Told);
        Assert.Equal(3, voice.Losses.ToDictionary()["impossible"]);
        Assert.Equal((3, 0), (voice.Losses.TakeNew(), voice.Losses.TakeNew()));
    }

    [Fact]
    public void Accelerate_GoesToTheRulesAlone_AndTheSensorIsWell()
    {
        var seen = new RulesThat(_ => false);
        rules = seen;
        voice.Condition.Break("gone", 0);
        voice.Accelerate(10, 0, 0, 1);
        voice.Accelerate(20, 0, 0, 1);
        Assert.Equal(2, seen.Samples);
        Assert.Equal([1.0, 0.0], heard.Values(Quantities.SensorFault));
        Assert.All(heard.Said, reading => Assert.Equal(Quantities.SensorFault, reading.Quantity));
    }

    [Fact]
    public void Suspect_AndADeviceThatReportsAFault_AreAFault()
    {
        ISensorOutput output = voice;
        output.Suspect("jammed", 0);
        output.Suspect(null, 0);
        output.Say(Quantities.SensorFault, One, 0);
        Assert.Equal([1.0, 0.0, 1.0], heard.Values(Quantities.SensorFault));
    }

    [Fact]
    public void Close_SaysNothingMore()
    {
        voice.Close();
        voice.Say(Quantities.Help, One, 0);
        voice.Say(Quantities.Motion, One, 0);
        voice.Suspect("jammed", 0);
        Assert.Empty(heard.Said);
        Assert.Empty(heard.Told);
    }
}
