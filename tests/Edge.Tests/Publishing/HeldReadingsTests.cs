using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Agent.Publishing;
using static AgeingMonitor.Edge.Tests.Outbox.OutboxSamples;

namespace AgeingMonitor.Edge.Tests.Publishing;

public sealed class HeldReadingsTests
{
    [Fact]
    public void Add_NoRoom_TheHomeGoesBeforeTheResident_AndIsCounted()
    {
        var held = new HeldReadings(3);
        held.StartAfter(10);
        held.Add(Wrist, Quantities.HeartRate, ObservedValue.Of(70), 1);
        held.Add(Hall, Quantities.Motion, ObservedValue.Of(1), 2);
        held.Add(Wrist, Quantities.HeartRate, ObservedValue.Of(71), 3);
        held.Add(Wrist, Quantities.HeartRate, ObservedValue.Of(72), 4);
        held.Add(Wrist, Quantities.HeartRate, ObservedValue.Of(73), 5);
        var (readings, lost) = held.Look();
        Assert.Equal([13L, 14L, 15L], readings.Select(reading => reading.Number));
        Assert.Equal(2, lost);
    }

    [Fact]
    public void Release_WhatCameMeanwhile_Stays()
    {
        var held = new HeldReadings(10);
        held.Add(Hall, Quantities.Motion, ObservedValue.Of(1), 1);
        var (readings, _) = held.Look();
        held.Add(Hall, Quantities.Motion, ObservedValue.Of(1), 2);
        held.Release(readings);
        Assert.Equal(2, Assert.Single(held.Look().Readings).Number);
    }
}
