using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Sensors;
using AgeingMonitor.Edge.Tests.Simulation;
using CsCheck;

namespace AgeingMonitor.Edge.Tests.Sensors;

public sealed class ContactTests
{
    private const int Pin = 27;
    private readonly SimulatedBuses buses = new(new VirtualClock());

    [Theory]
    [InlineData(false, "low", 0)]
    [InlineData(true, "low", 1)]
    [InlineData(false, "high", 1)]
    [InlineData(true, "high", 0)]
    public void Run_AtTheStart_TellsTheState(bool level, string closed, double expected)
    {
        buses.Header.Drive(Pin, level);
        using var run = Start($$"""{"closed":"{{closed}}"}""").ForSeconds(1);
        Assert.Equal([expected], run.Values(Quantities.Contact));
    }

    [Fact]
    public void Run_NothingConnected_ReadsAsOpen()
    {
        using var run = Start().ForSeconds(1);
        Assert.Equal([1.0], run.Values(Quantities.Contact));
    }

    [Fact]
    public void Run_DoorOpensAndCloses_IsToldWithTheTimeOfTheFirstTouch()
    {
        buses.Header.Drive(Pin, false);
        using var run = Start().ForSeconds(1);
        var opened = buses.Clock.GetTimestamp();
        Bounce(run, true, 4);
        run.ForSeconds(5);
        Bounce(run, false, 3);
        run.ForSeconds(5);
        Assert.Equal([0.0, 1.0, 0.0], run.Values(Quantities.Contact));
        Assert.InRange(TimeSpan.FromTicks(run.Output.Readings[1].At - opened), TimeSpan.Zero, TimeSpan.FromMilliseconds(60));
    }

    [Fact]
    public void Run_DoorThatMovesBetweenTwoLooks_IsDatedWithin20Milliseconds()
    {
        buses.Header.Drive(Pin, false);
        using var run = Start().ForSeconds(1);
        for (var phase = 0; phase < 20; phase++)
        {
            run.ForSeconds(0.5 + (phase * 0.001));
            var moved = buses.Clock.GetTimestamp();
            buses.Header.Drive(Pin, phase % 2 == 0);
            run.ForSeconds(0.06);
            Assert.InRange(TimeSpan.FromTicks(run.Output.Readings[^1].At - moved), TimeSpan.Zero, TimeSpan.FromMilliseconds(20));
        }
    }

    [Fact]
    public void Run_AnyBounces_EndInTheLevelThatStays() =>
        Gen.Int[0, 100_000].Sample(
            seed =>
            {
                var noise = new Random(seed);
                var board = new SimulatedBuses(new VirtualClock());
                board.Header.Drive(Pin, false);
                using var run = DriverRun.Start("contact", "{}", board).ForSeconds(1);
                for (var i = 0; i < 6; i++)
                {
                    var level = noise.Next(2) == 0;
                    for (var bounce = noise.Next(5); bounce > 0; bounce--)
                    {
                        board.Header.Drive(Pin, noise.Next(2) == 0);
                        board.Clock.AdvanceMilliseconds(noise.Next(1, 20));
                    }

                    board.Header.Drive(Pin, level);
                    run.ForSeconds(2).StillRunning();
                    Assert.Equal(level ? 1.0 : 0.0, run.Values(Quantities.Contact)[^1]);
                }

                var said = run.Values(Quantities.Contact);
                Assert.All(said.Zip(said.Skip(1)), pair => Assert.NotEqual(pair.First, pair.Second));
            },
            iter: 50);

    [Fact]
    public void Run_ContactThatChatters_IsStuck()
    {
        using var run = Start().ForSeconds(1);
        for (var i = 0; i < 100 && !run.Completion.IsCompleted; i++)
        {
            buses.Header.Drive(Pin, i % 2 == 0);
            run.ForSeconds(0.3);
        }

        Assert.Equal(SensorFault.Stuck, run.Fault.Fault);
        Assert.Contains("chatters", run.Fault.Message, StringComparison.Ordinal);
    }

    private DriverRun Start(string options = "{}") => DriverRun.Start("contact", options, buses);

    private void Bounce(DriverRun run, bool to, int times)
    {
        for (var i = 0; i < times; i++)
        {
            buses.Header.Drive(Pin, to);
            run.ForSeconds(0.004);
            buses.Header.Drive(Pin, !to);
            run.ForSeconds(0.008);
        }

        buses.Header.Drive(Pin, to);
    }
}
