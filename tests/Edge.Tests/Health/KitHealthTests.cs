using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Agent.Health;
using AgeingMonitor.Edge.Tests.Simulation;
using AgeingMonitor.Edge.Tests.Supervision;

namespace AgeingMonitor.Edge.Tests.Health;

public sealed class KitHealthTests : IDisposable
{
    private const string Alarm = "sys/class/hwmon/hwmon2/in0_lcrit_alarm";
    private readonly TemporaryFolder folder = new();
    private readonly VirtualClock clock = new();
    private readonly HeardVoice heard = new();
    private readonly Queue<IReadOnlyList<(SensorId, long)>> losses = new();
    private readonly KitHealth health;

    public KitHealthTests()
    {
        BoardHealthTests.WritePi(folder.Path);
        health = new KitHealth(new BoardHealth(folder.Path, folder.Path), heard.Kit, () => 3, () => losses.TryDequeue(out var lost) ? lost : [], clock);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Step_TellsAllAtOnce_AndAgainTenMinutesLater()
    {
        Steps(60);
        Assert.Equal([48.312], heard.Values(Quantities.AgentTemperature));
        Steps(1);
        Assert.Equal([48.312, 48.312], heard.Values(Quantities.AgentTemperature));
        Assert.Equal([3.0, 3.0], heard.Values(Quantities.QueueDepth));
        Assert.Equal([0.0, 600.0], heard.Values(Quantities.Uptime));
        Assert.Equal([0.0, 0.0], heard.Values(Quantities.Undervoltage));
        Assert.Equal([20.0, 20.0], heard.Values(Quantities.StorageWear));
        Assert.All(heard.Said, reading => Assert.Equal("kit", reading.Sensor.Value));
    }

    [Fact]
    public void Step_AWeakSupply_IsToldAtOnce_AndOverAMinuteAfterItWasSeenLast()
    {
        Steps(2);
        Set("1");
        Steps(1);
        Assert.Equal([0.0, 1.0], heard.Values(Quantities.Undervoltage));
        Set("0");
        Steps(3);
        Set("1");
        Steps(1);
        Set("0");
        Steps(5);
        Assert.Equal([0.0, 1.0], heard.Values(Quantities.Undervoltage));
        Steps(1);
        Assert.Equal([0.0, 1.0, 0.0], heard.Values(Quantities.Undervoltage));
    }

    [Fact]
    public void Step_WhatSensorsLost_IsToldOfThem_WhereThereIsAny()
    {
        losses.Enqueue([(SensorId.Parse("radar"), 4)]);
        Steps(61);
        var told = Assert.Single(heard.Said, reading => reading.Quantity == Quantities.ReadErrors);
        Assert.Equal(("radar", 4.0), (told.Sensor.Value, told.Value.Number));
    }

    [Fact]
    public void Step_ABoardThatTellsNothing_IsNoFault()
    {
        Directory.Delete(Path.Combine(folder.Path, "sys"), recursive: true);
        Directory.Delete(Path.Combine(folder.Path, "proc"), recursive: true);
        Steps(1);
        Assert.Empty(heard.Values(Quantities.AgentTemperature));
        Assert.Equal([3.0], heard.Values(Quantities.QueueDepth));
    }

    private void Steps(int count)
    {
        for (var i = 0; i < count; i++)
        {
            health.Step();
            clock.Advance(KitHealth.Look);
        }
    }

    private void Set(string alarm) => BoardHealthTests.WriteTo(folder.Path, Alarm, alarm);
}
