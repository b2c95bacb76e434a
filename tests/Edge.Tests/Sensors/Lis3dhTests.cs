using AgeingMonitor.Edge.Sensors;
using AgeingMonitor.Edge.Tests.Simulation;
using AgeingMonitor.Edge.Tests.Simulation.Parts;
using CsCheck;

namespace AgeingMonitor.Edge.Tests.Sensors;

public sealed class Lis3dhTests
{
    private readonly SimulatedBuses buses = new(new VirtualClock());
    private readonly SimulatedLis3dh part;

    public Lis3dhTests()
    {
        part = new SimulatedLis3dh(buses.Clock);
        buses.I2c.Attach(0x18, part);
    }

    [Fact]
    public void Run_AtRest_GivesEverySampleInG()
    {
        part.Signal = t => (0.12, -0.24, 0.96);
        using var run = Start().ForSeconds(10).StillRunning();

        Assert.InRange(run.Output.Samples.Count, 985, 1000);
        Assert.All(run.Output.Samples, sample => Assert.Equal((0.12, -0.24, 0.96), (Math.Round(sample.X, 9), Math.Round(sample.Y, 9), Math.Round(sample.Z, 9))));
    }

    [Theory]
    [InlineData(2, 0.001)]
    [InlineData(4, 0.002)]
    [InlineData(8, 0.004)]
    [InlineData(16, 0.012)]
    public void Run_InEachRange_HasTheDigitOfTheDatasheet(int range, double digit)
    {
        part.Signal = _ => (digit, -100 * digit, 1);
        using var run = Start($$"""{"range":{{range}}}""").ForSeconds(1).StillRunning();
        Assert.All(run.Output.Samples, sample => Assert.Equal((digit, -100 * digit), (Math.Round(sample.X, 9), Math.Round(sample.Y, 9))));
    }

    [Fact]
    public void Run_ImpactBeyondTheRange_IsHeldAtTheRange()
    {
        part.Signal = _ => (24, -24, 1);
        using var run = Start().ForSeconds(1);
        Assert.All(run.Output.Samples, sample => Assert.Equal((16, -16), (sample.X, sample.Y)));
    }

    [Theory]
    [InlineData(100, 0.0)]
    [InlineData(100, 0.05)]
    [InlineData(50, -0.07)]
    public void Times_OfAPartThatRunsFastOrSlow_AreItsOwn(int rate, double drift)
    {
        part.Drift = drift;
        using var run = Start($$"""{"rate":{{rate}}}""").ForSeconds(120).StillRunning();

        var said = run.Output.Samples.Select(sample => sample.At / (double)TimeSpan.TicksPerSecond).ToArray();
        var late = said.Zip(part.Taken).Skip(said.Length / 2).Select(pair => pair.First - pair.Second).ToArray();
        Assert.All(late, error => Assert.InRange(error, -1.2 / rate, 1.2 / rate));
        var steps = said.Skip(said.Length / 2).Zip(said.Skip((said.Length / 2) + 1), (a, b) => b - a).ToArray();
        Assert.InRange(steps.Average() * rate * (1 + drift), 0.999, 1.001);
        Assert.All(steps, step => Assert.InRange(step * rate * (1 + drift), 0.9, 1.1));
    }

    [Fact]
    public void Times_Always_RiseAndAreNeverAhead()
    {
        part.Drift = 0.09;
        using var run = Start();
        for (var i = 0; i < 200; i++)
        {
            run.ForSeconds(0.05);
            Assert.All(run.Output.Samples.TakeLast(1), sample => Assert.True(sample.At <= buses.Clock.GetTimestamp()));
        }

        Assert.All(run.Output.Samples.Zip(run.Output.Samples.Skip(1)), pair => Assert.True(pair.First.At < pair.Second.At));
    }

    [Fact]
    public void Run_MemoryRanOver_TellsTheGapAndDatesWhatIsLeft()
    {
        using var run = Start().ForSeconds(1);
        var before = run.Output.Samples.Count;

        // The machine is held up for 400 ms: the part has room for 320.
        part.Signal = _ => (0, 0, 0.96);
        Hold(0.4);
        run.ForSeconds(0.2);

        Assert.Equal(1, run.Output.Lost(SensorLoss.Overflow));
        var gap = run.Output.Samples.Zip(run.Output.Samples.Skip(1), (a, b) => (b.At - a.At) / (double)TimeSpan.TicksPerSecond).Max();
        Assert.InRange(gap, 0.05, 0.3);
        Assert.True(run.Output.Samples.Count > before + 32);
    }

    [Fact]
    public void Run_SomebodyElseAnswers_SaysSo()
    {
        part.Identity = 0x32;
        using var run = Start().ForSeconds(1);
        Assert.Equal(SensorFault.WrongPart, run.Fault.Fault);
        Assert.Contains("0x32", run.Fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_NobodyAnswers_IsAbsent()
    {
        buses.I2c.Detach(0x18);
        using var run = Start().ForSeconds(1);
        Assert.Equal(SensorFault.Absent, run.Fault.Fault);
        Assert.Contains("0x18 on I2C bus 1", run.Fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_SecondAddress_IsThatOfTheDatasheet()
    {
        buses.I2c.Attach(0x19, new SimulatedLis3dh(buses.Clock) { Signal = _ => (0, 0, -0.96) });
        using var run = Start("""{"address":25}""").ForSeconds(1).StillRunning();
        Assert.All(run.Output.Samples, sample => Assert.Equal(-0.96, sample.Z, 9));
    }

    [Fact]
    public void Run_BlockDataUpdate_IsOn()
    {
        using var run = Start().ForSeconds(1);
        Assert.Contains(part.Written, written => written.Register == 0x23 && (written.Value & 0x88) == 0x88);
    }

    [Fact]
    public void Run_StuckBus_EndsInABusFault()
    {
        using var run = Start().ForSeconds(1).StillRunning();
        buses.I2c.IsStuck = true;
        run.ForSeconds(1);
        Assert.Equal(SensorFault.Bus, run.Fault.Fault);
    }

    [Fact]
    public void Run_OneNackAnywhereInABurst_GoesOnAndTellsIt()
    {
        for (var n = 1; n < 75; n++)
        {
            var clock = new VirtualClock();
            var board = new SimulatedBuses(clock);
            board.I2c.Attach(0x18, new SimulatedLis3dh(clock) { Signal = _ => (0, 0, 0.96) });
            using var run = DriverRun.Start("lis3dh", "{}", board).ForSeconds(1);
            board.I2c.NackAtByte(n);
            run.ForSeconds(1).StillRunning();
            Assert.Equal(1, run.Output.Lost(SensorLoss.Transfer));
            Assert.All(run.Output.Samples, sample => Assert.Equal(0.96, sample.Z, 9));
        }
    }

    [Fact]
    public void Run_PartThatLostItsPower_IsNotTakenForStillness()
    {
        using var run = Start().ForSeconds(2).StillRunning();
        part.LosePower();
        run.ForSeconds(2);
        Assert.Equal(SensorFault.Bus, run.Fault.Fault);
        Assert.Contains("lost its settings", run.Fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_FrozenPart_IsStuck()
    {
        using var run = Start().ForSeconds(2).StillRunning();
        part.IsFrozen = true;
        run.ForSeconds(2);
        Assert.Equal(SensorFault.Stuck, run.Fault.Fault);
    }

    [Fact]
    public void Run_PartThatFeelsNoGravity_IsStuck()
    {
        part.Signal = _ => (0, 0.012, 0);
        using var run = Start().ForSeconds(3);
        Assert.Equal(SensorFault.Stuck, run.Fault.Fault);
        Assert.Contains("gravity", run.Fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_FreeFallOfOneSecond_IsNoFault()
    {
        part.Signal = t => t is > 1 and < 2 ? (0, 0, 0) : (0, 0, 0.96);
        using var run = Start().ForSeconds(4).StillRunning();
        Assert.Contains(run.Output.Samples, sample => sample.Z == 0);
    }

    [Fact]
    public void Run_AnyBitsTurned_NeverThrowsAnythingButAFaultAndStaysInRange() =>
        Gen.Select(Gen.Int[0, 10_000], Gen.Int[1, 400]).Sample(
            (seed, every) =>
            {
                var clock = new VirtualClock();
                var board = new SimulatedBuses(clock);
                var noise = new Random(seed);
                board.I2c.Attach(0x18, new SimulatedLis3dh(clock));
                board.I2c.Disturbance = (_, value) => noise.Next(every) == 0 ? (byte)(value ^ (1 << noise.Next(8))) : value;
                using var run = DriverRun.Start("lis3dh", "{}", board).ForSeconds(2);
                Assert.All(run.Output.Samples, sample => Assert.True(Math.Abs(sample.X) <= 16 && Math.Abs(sample.Y) <= 16 && Math.Abs(sample.Z) <= 16));
                Assert.True(!run.Completion.IsCompleted || run.Fault is not null);
            },
            iter: 60);

    [Fact]
    public async Task Run_Stopped_EndsAsCancelledAndLetsGoOfTheBus()
    {
        using var run = Start().ForSeconds(1);
        await run.StopAsync();
        Assert.True(run.Completion.IsCanceled);
        Assert.Equal(0, buses.I2c.Open);
    }

    [Fact]
    public void Options_Wrong_AreToldAllAtOnce()
    {
        var fault = DriverRun.Refused("lis3dh", """{"rate":75,"adress":24,"range":"16"}""");
        Assert.Equal(SensorFault.Setup, fault.Fault);
        Assert.Equal("lis3dh: 'rate' must be 100 or 50, not 75; 'range' must be 16 or 8 or 4 or 2, not \"16\"; there is no option 'adress'; there are bus, address, rate, range.", fault.Message);
    }

    private DriverRun Start(string options = "{}") => DriverRun.Start("lis3dh", options, buses);

    /// <summary>The driver's timer fires late, as on a machine that is busy: the clock moves without it.</summary>
    private void Hold(double seconds) => buses.Clock.Skip(TimeSpan.FromSeconds(seconds));
}
