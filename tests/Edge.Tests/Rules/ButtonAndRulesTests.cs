using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Agent.Rules;
using AgeingMonitor.Edge.Agent.Time;
using AgeingMonitor.Edge.Sensors;
using AgeingMonitor.Edge.Sensors.HelpButton;
using AgeingMonitor.Edge.Tests.Publishing;
using AgeingMonitor.Edge.Tests.Simulation;

namespace AgeingMonitor.Edge.Tests.Rules;

/// <summary>The rules and the real driver of the help button on simulated pins: what the resident sees.</summary>
public sealed class ButtonAndRulesTests : IDisposable
{
    private const int Pin = 22;
    private const int Lamp = 18;
    private readonly SimulatedBuses buses = new(new VirtualClock());
    private readonly RecordedTeller teller = new();
    private readonly CancellationTokenSource stop = new();
    private readonly LocalRules rules;

    public ButtonAndRulesTests()
    {
        var driver = DriverRun.Create("help-button", "{}", buses, buses.Clock);
        rules = new(new KitRules(), new Dictionary<Contracts.Ids.SensorId, IHelpSignal> { [RuledHome.Button] = (IHelpSignal)driver }, teller, buses.Clock, new HeardLog());
        rules.Start(null);
        _ = driver.RunAsync(new Through(rules, buses.Clock), stop.Token);
        Wait(1);
    }

    public void Dispose()
    {
        stop.Cancel();
        stop.Dispose();
        rules.Dispose();
    }

    [Fact]
    public void Press_FlashesUntilTheServerHasIt_ThenIsSteady()
    {
        Press();
        Assert.Equal(["button: help 1"], teller.Lines);
        Assert.InRange(LitPerCent(), 40, 60);
        Wait(60);
        Assert.InRange(LitPerCent(), 40, 60);
        teller.Last.Acknowledge();
        Wait(1);
        Assert.Equal(100, LitPerCent());
    }

    /// <summary>The driver answers each press by its lamp; the answer to the question leaves it dark all the same.</summary>
    [Fact]
    public void Press_ToTheQuestion_LeavesTheLampDark()
    {
        rules.See(RuledHome.Device, Quantities.Fall, ObservedValue.Of("suspected"), Stamps.Now(buses.Clock));
        Wait(5);
        Press();
        Assert.Equal("mat: fall cancelled, fall-reason resident", teller.Lines[^1]);
        Assert.Equal(0, LitPerCent());
    }

    private void Wait(double seconds) => buses.Clock.Advance(TimeSpan.FromSeconds(seconds));

    private void Press()
    {
        buses.Header.Drive(Pin, false);
        Wait(0.2);
        buses.Header.Drive(Pin, true);
        Wait(0.2);
    }

    private int LitPerCent()
    {
        var lit = 0;
        for (var i = 0; i < 100; i++)
        {
            Wait(0.01);
            lit += buses.Header.Level(Lamp) ? 1 : 0;
        }

        return lit;
    }

    /// <summary>What a driver says, to the rules alone.</summary>
    private sealed class Through(LocalRules rules, TimeProvider clock) : ISensorOutput
    {
        public void Say(QuantityDefinition quantity, ObservedValue value, long at, Instant? dated = null) => rules.See(RuledHome.Button, quantity, value, Stamps.Of(clock, at));

        public Instant? TimeOf(long at) => null;

        public void Accelerate(long at, double x, double y, double z) => rules.Accelerate(RuledHome.Button, Stamps.Of(clock, at), x, y, z);

        public void Lose(SensorLoss loss, int count = 1)
        {
        }
    }
}
