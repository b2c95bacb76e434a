using System.Device.Gpio;
using System.Device.I2c;
using System.Device.Spi;
using System.Text.Json;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Agent.Supervision;
using AgeingMonitor.Edge.Sensors;
using AgeingMonitor.Edge.Tests.Publishing;
using AgeingMonitor.Edge.Tests.Simulation;
using AgeingMonitor.Edge.Tests.Simulation.Parts;

namespace AgeingMonitor.Edge.Tests.Supervision;

/// <summary>A supervisor on simulated buses under a clock that is moved by hand.</summary>
public sealed class SensorSupervisorTests : IAsyncDisposable
{
    private readonly SimulatedBuses buses = new(new VirtualClock());
    private readonly HeardVoice heard = new();
    private readonly HeardLog log = new();
    private readonly CancellationTokenSource stop = new();
    private readonly SensorVoice voice;
    private Task running = Task.CompletedTask;

    public SensorSupervisorTests() => voice = new SensorVoice(SensorId.Parse("room"), heard.Kit, () => null, buses.Clock, log);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running;
        stop.Dispose();
    }

    [Fact]
    public void Run_ABusThatFailsAtFirst_IsAFaultOnce_AndOverWhenItReads()
    {
        Supervise("sht4x", """{"period-seconds":60}""");
        Advance(100);
        Assert.Equal(SensorState.Faulty, voice.Condition.Look().State);
        Assert.Equal([1.0], heard.Values(Quantities.SensorFault));
        Assert.Contains("Absent", voice.Condition.Look().Why, StringComparison.Ordinal);
        buses.I2c.Attach(0x44, new SimulatedSht4x(buses.Clock));
        Advance(400);
        Assert.Equal([1.0, 0.0], heard.Values(Quantities.SensorFault));
        Assert.True(heard.Values(Quantities.RoomTemperature).Length >= 2);
        Assert.Equal((SensorState.Well, null), voice.Condition.Look());
        Assert.Equal(2, log.Lines.Count);
    }

    [Fact]
    public void Run_FaultUponFault_WaitsDoubleUpToFiveMinutes_AndBeginAnewAfterAGoodRun()
    {
        Supervise("sht4x", """{"period-seconds":60}""");
        var tries = new List<int>();
        for (var minute = 0; minute < 60; minute++)
        {
            var before = voice.Condition.Faults;
            Advance(60);
            tries.Add(voice.Condition.Faults - before);
        }

        Assert.InRange(tries[0], 4, 7);
        Assert.InRange(tries[^30..].Sum(), 5, 8);

        buses.I2c.Attach(0x44, new SimulatedSht4x(buses.Clock));
        Advance(800);
        Assert.Equal(SensorState.Well, voice.Condition.Look().State);
        buses.I2c.Detach(0x44);
        var faults = voice.Condition.Faults;
        Advance(250);
        Assert.InRange(voice.Condition.Faults - faults, 5, 10);
        buses.I2c.Attach(0x44, new SimulatedSht4x(buses.Clock));
        Advance(160);
        Assert.Equal(SensorState.Well, voice.Condition.Look().State);
    }

    [Fact]
    public void Run_NothingToMeasure_IsWellAfterAMinute()
    {
        Supervise("contact", "{}");
        buses.Header.IsGone = true;
        Advance(1);
        Assert.Equal([1.0], heard.Values(Quantities.SensorFault));
        buses.Header.IsGone = false;
        Advance(70);
        Assert.Equal([1.0, 0.0], heard.Values(Quantities.SensorFault));
    }

    [Theory]
    [InlineData("sht4x")]
    [InlineData("pir")]
    [InlineData("ld2410")]
    public void Run_ADriverThatThrowsAnything_IsAFault_AndNobodyElses(string driver)
    {
        Supervise(driver, "{}", new BusesThatThrow());
        Advance(30);
        Assert.False(running.IsCompleted);
        Assert.Equal([1.0], heard.Values(Quantities.SensorFault));
        Assert.Contains("NotFiniteNumberException", voice.Condition.Look().Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sonar", "{}")]
    [InlineData("pir", """{"pin":99}""")]
    public void Run_WhatCannotBeMade_IsAFault(string driver, string options)
    {
        Supervise(driver, options);
        Advance(3);
        Assert.Equal(SensorState.Faulty, voice.Condition.Look().State);
        Assert.Contains("Setup", voice.Condition.Look().Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stop_EndsTheRun_AndLetsGoOfThePin()
    {
        Supervise("contact", """{"pin":5}""");
        Advance(1);
        Assert.True(buses.Header.IsOpen(5));
        await stop.CancelAsync();
        await running;
        Assert.False(buses.Header.IsOpen(5));
        Assert.DoesNotContain(1, heard.Values(Quantities.SensorFault));
    }

    private static SensorSetup Setup(string driver, string options)
    {
        using var document = JsonDocument.Parse(options);
        return new SensorSetup(SensorId.Parse("room"), driver, document.RootElement.Clone());
    }

    private void Supervise(string driver, string options, IKitBuses? on = null)
    {
        SynchronizationContext.SetSynchronizationContext(null);
        running = new SensorSupervisor(Setup(driver, options), on ?? buses, voice, new Random(1), buses.Clock, log).RunAsync(stop.Token);
    }

    private void Advance(double seconds) => buses.Clock.Advance(TimeSpan.FromSeconds(seconds));

    private sealed class BusesThatThrow : IKitBuses
    {
        public GpioController Pins => throw new NotFiniteNumberException("pins");

        public I2cDevice OpenI2c(int bus, int address) => throw new NotFiniteNumberException("i2c");

        public SpiDevice OpenSpi(SpiConnectionSettings settings) => throw new NotFiniteNumberException("spi");

        public Stream OpenSerial(string port, int baud) => throw new NotFiniteNumberException("serial");
    }
}
