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
    public void Run_HighForMoreThanSixHours_IsAFaultAndStaysOneUntilItChanges()
    {
        var driver = DriverRun.Create("pir", "{}", buses, buses.Clock);
        using var run = DriverRun.Start(driver, buses.Clock).ForSeconds(61);
        buses.Header.Drive(Pin, true);
        run.For(TimeSpan.FromHours(5.9)).StillRunning();
        run.For(TimeSpan.FromHours(0.2));
        Assert.Equal(SensorFault.Stuck, run.Fault.Fault);

        using var again = DriverRun.Start(driver, buses.Clock).For(TimeSpan.FromMinutes(7));
        Assert.Equal(SensorFault.Stuck, again.Fault.Fault);
        Assert.Empty(again.Output.Readings);

        using var mended = DriverRun.Start(driver, buses.Clock).For(TimeSpan.FromMinutes(2));
        buses.Header.Drive(Pin, false);
        mended.For(TimeSpan.FromHours(1)).StillRunning();
    }

    [Fact]
    public void Run_SilentForTooLong_IsAFault()
    {
        Assert.Equal(TimeSpan.FromHours(36), PirOptions.Read(default).LongestSilence);
        using var run = Start("""{"longest-silence-hours":3}""").For(TimeSpan.FromHours(2.9)).StillRunning();
        run.For(TimeSpan.FromHours(0.2));
        Assert.Equal(SensorFault.Stuck, run.Fault.Fault);
    }

    [Fact]
    public void Run_SilenceNotJudged_NeverFaults()
    {
        using var run = Start("""{"longest-silence-hours":0}""").For(TimeSpan.FromHours(40)).StillRunning();
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
