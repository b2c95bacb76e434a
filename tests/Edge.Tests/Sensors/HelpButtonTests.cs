using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Sensors;
using AgeingMonitor.Edge.Sensors.HelpButton;
using AgeingMonitor.Edge.Tests.Simulation;

namespace AgeingMonitor.Edge.Tests.Sensors;

public sealed class HelpButtonTests
{
    private const int Pin = 22;
    private const int Lamp = 18;
    private const int Buzzer = 24;
    private readonly SimulatedBuses buses = new(new VirtualClock());

    [Fact]
    public void Press_Short_CallsOnceWithinAHundredMillisecondsAndTheLampAnswers()
    {
        using var run = Start().ForSeconds(1);
        var pressed = buses.Clock.GetTimestamp();
        Press();
        run.ForSeconds(0.1);
        var said = Assert.Single(run.Output.Of(Quantities.Help));
        Assert.InRange(TimeSpan.FromTicks(said.At - pressed), TimeSpan.Zero, TimeSpan.FromMilliseconds(10));
        Assert.True(buses.Header.Level(Lamp));
        Assert.True(buses.Header.Level(Buzzer));
    }

    [Fact]
    public void Press_OfFiftyMilliseconds_Calls()
    {
        using var run = Start().ForSeconds(1);
        Press();
        run.ForSeconds(0.05);
        Release();
        run.ForSeconds(1);
        Assert.Single(run.Output.Of(Quantities.Help));
    }

    [Fact]
    public void Press_Held_IsOneCall()
    {
        using var run = Start().ForSeconds(1);
        Press();
        run.ForSeconds(60);
        Assert.Single(run.Output.Of(Quantities.Help));
    }

    [Fact]
    public void Press_Again_CallsAgain()
    {
        using var run = Start().ForSeconds(1);
        for (var i = 0; i < 3; i++)
        {
            Press();
            run.ForSeconds(0.3);
            Release();
            run.ForSeconds(0.3);
        }

        Assert.Equal(3, run.Output.Of(Quantities.Help).Count);
    }

    [Fact]
    public void Press_ShorterThanTheHold_DoesNotCall()
    {
        using var run = Start("""{"hold-seconds":2,"buzzer-pin":24}""").ForSeconds(1);
        Press();
        run.ForSeconds(1.9);
        Release();
        run.ForSeconds(1);
        Assert.Empty(run.Output.Readings);
        Press();
        run.ForSeconds(2.1);
        Assert.Single(run.Output.Of(Quantities.Help));
    }

    [Fact]
    public void Start_WithTheButtonDown_CallsAtTheNextPressOnly()
    {
        Press();
        using var run = Start().ForSeconds(5);
        Assert.Empty(run.Output.Readings);
        Release();
        run.ForSeconds(1);
        Press();
        run.ForSeconds(0.1);
        Assert.Single(run.Output.Of(Quantities.Help));
    }

    [Fact]
    public async Task Press_WhileTheDriverIsStartedAnew_CallsAtTheFirstLook()
    {
        using var run = Start().ForSeconds(1);
        await run.StopAsync();
        Press();
        run.ForSeconds(2);
        var looked = buses.Clock.GetTimestamp();
        using var next = DriverRun.Start(run.Driver, buses.Clock).ForSeconds(10);
        Assert.Equal(looked, Assert.Single(next.Output.Of(Quantities.Help)).At);
    }

    [Fact]
    public async Task Press_HeldWhileTheDriverIsStartedAnew_IsOneCall()
    {
        using var run = Start().ForSeconds(1);
        Press();
        run.ForSeconds(1);
        Assert.Single(run.Output.Of(Quantities.Help));
        await run.StopAsync();
        using var next = DriverRun.Start(run.Driver, buses.Clock).ForSeconds(10);
        Assert.Empty(next.Output.Of(Quantities.Help));
    }

    [Theory]
    [InlineData(Lamp)]
    [InlineData(Buzzer)]
    public async Task Start_LampOrBuzzerInUse_IsSuspectAndThePressCalls(int taken)
    {
        buses.Header.InUse.Add(taken);
        using var run = Start().ForSeconds(1).StillRunning();
        Assert.Equal([1.0], run.Values(Quantities.SensorFault));
        Press();
        run.ForSeconds(0.1);
        Assert.Single(run.Output.Of(Quantities.Help));
        Assert.True(buses.Header.Level(taken == Lamp ? Buzzer : Lamp));
        await run.StopAsync();
        buses.Header.InUse.Clear();
        using var next = DriverRun.Start(run.Driver, buses.Clock).ForSeconds(1);
        Assert.Equal([0.0], next.Values(Quantities.SensorFault));
    }

    [Fact]
    public void Press_ForMoreThanTenMinutes_IsSuspectUntilItComesUp()
    {
        using var run = Start().ForSeconds(1);
        Press();
        run.For(TimeSpan.FromMinutes(11)).StillRunning();
        Assert.Equal([1.0], run.Values(Quantities.SensorFault));
        Release();
        run.ForSeconds(1);
        Press();
        run.ForSeconds(1);
        Assert.Equal([1.0, 0.0], run.Values(Quantities.SensorFault));
        Assert.Equal(2, run.Output.Of(Quantities.Help).Count);
    }

    [Fact]
    public void Signals_AreTold_ByLampAndBuzzer()
    {
        using var run = Start().ForSeconds(1);
        var signal = Assert.IsType<IHelpSignal>(run.Driver, exactMatch: false);
        Shows(run, lamp: 0, buzzer: 0);
        signal.Show(HelpSignal.Question);
        Shows(run, lamp: 50, buzzer: 20);
        signal.Show(HelpSignal.Heard);
        Shows(run, lamp: 50, buzzer: 20);
        Shows(run, lamp: 50, buzzer: 0);
        signal.Show(HelpSignal.Confirmed);
        Shows(run, lamp: 100, buzzer: 40);
        Shows(run, lamp: 100, buzzer: 0);
        signal.Show(HelpSignal.TooWarm);
        Shows(run, lamp: 100, buzzer: 100);
        Shows(run, lamp: 100, buzzer: 0);
        Shows(run, lamp: 0, buzzer: 0);
        signal.Show(HelpSignal.Identify);
        Shows(run, lamp: 30, buzzer: 30);
        Shows(run, lamp: 30, buzzer: 0);
        signal.Show(HelpSignal.Idle);
        Shows(run, lamp: 0, buzzer: 0);
    }

    [Theory]
    [InlineData("{}", true)]
    [InlineData("""{"lamp-pin":-1,"buzzer-pin":24}""", true)]
    [InlineData("""{"lamp-pin":-1}""", false)]
    public void CanShow_NeitherLampNorBuzzer_IsFalse(string options, bool canShow) =>
        Assert.Equal(canShow, Assert.IsType<IHelpSignal>(DriverRun.Create("help-button", options, buses, buses.Clock), exactMatch: false).CanShow);

    [Fact]
    public async Task Run_Stopped_LeavesTheLampDark()
    {
        using var run = Start().ForSeconds(1);
        ((IHelpSignal)run.Driver).Show(HelpSignal.Confirmed);
        run.ForSeconds(1);
        Assert.True(buses.Header.Level(Lamp));
        await run.StopAsync();
        Assert.False(buses.Header.Level(Lamp));
        Assert.False(buses.Header.IsOpen(Pin));
    }

    [Fact]
    public void Options_SamePinTwice_AreRefused() =>
        Assert.Contains("must differ", DriverRun.Refused("help-button", """{"pin":18}""").Message, StringComparison.Ordinal);

    private DriverRun Start(string options = """{"buzzer-pin":24}""") => DriverRun.Start("help-button", options, buses);

    private void Press() => buses.Header.Drive(Pin, false);

    private void Release() => buses.Header.Drive(Pin, true);

    /// <summary>Per cent of the next second that lamp and buzzer are on, give or take the driver's looks.</summary>
    private void Shows(DriverRun run, int lamp, int buzzer)
    {
        var (lit, sounding) = (0, 0);
        for (var i = 0; i < 100; i++)
        {
            run.ForSeconds(0.01);
            lit += buses.Header.Level(Lamp) ? 1 : 0;
            sounding += buses.Header.Level(Buzzer) ? 1 : 0;
        }

        Assert.InRange(lit, lamp - 3, lamp + 3);
        Assert.InRange(sounding, buzzer - 3, buzzer + 3);
    }
}
