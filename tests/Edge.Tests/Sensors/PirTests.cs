using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Sensors;
using AgeingMonitor.Edge.Sensors.Pir;
using AgeingMonitor.Edge.Tests.Simulation;

namespace AgeingMonitor.Edge.Tests.Sensors;

public sealed class PirTests
{
    private const int Pin = 17;
    private readonly SimulatedBuses buses = new(new VirtualClock());

    [Fact]
    public void Run_DuringWarmUp_SaysNothing()
    {
        using var run = Start();
        Pulse(run, 3);
        Pulse(run, 3);
        Assert.Empty(run.Output.Readings);
    }

    [Fact]
    public void Run_EachPulseAfterWarmUp_IsOneMotionDatedWhenItRose()
    {
        using var run = Start().ForSeconds(61);
        var rose = buses.Clock.GetTimestamp();
        Pulse(run, 3);
        run.ForSeconds(20);
        Pulse(run, 3);
        var said = run.Output.Of(Quantities.Motion);
        Assert.Equal(2, said.Count);
        Assert.InRange(TimeSpan.FromTicks(said[0].At - rose), TimeSpan.Zero, TimeSpan.FromMilliseconds(50));
    }

    [Fact]
    public void Run_OutputThatStaysHigh_IsToldAgain()
    {
        using var run = Start().ForSeconds(61);
        Pulse(run, 100);
        Assert.Equal(4, run.Output.Of(Quantities.Motion).Count);
    }

    [Fact]
    public void Run_SpikeOnTheLead_IsNoMotion()
    {
        using var run = Start().ForSeconds(61);
        Pulse(run, 0.04);
        run.ForSeconds(1);
        Assert.Empty(run.Output.Readings);
    }

    [Fact]
    public void Run_HighForTooLong_IsSuspectUntilItChanges()
    {
        Assert.Equal(TimeSpan.FromHours(6), PirOptions.Read(default).LongestHigh);
        using var run = Start("""{"longest-high-hours":1}""").ForSeconds(61);
        buses.Header.Drive(Pin, true);
        run.For(TimeSpan.FromHours(0.9)).StillRunning();
        Assert.Empty(run.Values(Quantities.SensorFault));
        run.For(TimeSpan.FromHours(0.2));
        Assert.Equal([1.0], run.Values(Quantities.SensorFault));
        Assert.Contains("high for more than 1 h", Assert.Single(run.Output.Suspicions), StringComparison.Ordinal);
        var told = run.Values(Quantities.Motion).Length;
        run.For(TimeSpan.FromMinutes(10));
        Assert.Equal(told, run.Values(Quantities.Motion).Length);

        buses.Header.Drive(Pin, false);
        run.ForSeconds(1);
        Pulse(run, 3);
        Assert.Equal([1.0, 0.0], run.Values(Quantities.SensorFault));
        Assert.Equal(told + 1, run.Values(Quantities.Motion).Length);
    }

    [Fact]
    public void Run_SilentForTooLong_IsSuspectUntilItMoves()
    {
        Assert.Equal(TimeSpan.FromHours(36), PirOptions.Read(default).LongestSilence);
        using var run = Start("""{"longest-silence-hours":1}""").For(TimeSpan.FromHours(0.9));
        Assert.Empty(run.Values(Quantities.SensorFault));
        run.For(TimeSpan.FromHours(0.2));
        Assert.Equal([1.0], run.Values(Quantities.SensorFault));
        Pulse(run, 3);
        Assert.Equal([1.0, 0.0], run.Values(Quantities.SensorFault));
        Assert.Single(run.Values(Quantities.Motion));
    }

    [Fact]
    public void Run_SilenceNotJudged_IsNeverSuspect()
    {
        using var run = Start("""{"longest-silence-hours":0}""").For(TimeSpan.FromHours(1.1)).StillRunning();
        Assert.Empty(run.Output.Readings);
    }

    [Fact]
    public void Run_PinInUse_IsASetupFault()
    {
        buses.Header.InUse.Add(Pin);
        using var run = Start();
        Assert.Equal(SensorFault.Setup, run.Fault.Fault);
        Assert.Contains("GPIO17", run.Fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_ChipThatGoes_IsABusFault()
    {
        using var run = Start().ForSeconds(61);
        buses.Header.IsGone = true;
        run.ForSeconds(1);
        Assert.Equal(SensorFault.Bus, run.Fault.Fault);
    }

    [Fact]
    public async Task Run_Stopped_LetsGoOfThePin()
    {
        using var run = Start().ForSeconds(61);
        Assert.True(buses.Header.IsOpen(Pin));
        await run.StopAsync();
        Assert.False(buses.Header.IsOpen(Pin));
    }

    private DriverRun Start(string options = "{}") => DriverRun.Start("pir", options, buses);

    private void Pulse(DriverRun run, double seconds)
    {
        buses.Header.Drive(Pin, true);
        run.ForSeconds(seconds);
        buses.Header.Drive(Pin, false);
        run.ForSeconds(1);
    }
}
