using AgeingMonitor.Edge.Sensors;
using AgeingMonitor.Edge.Tests.Simulation;
using AgeingMonitor.Edge.Tests.Simulation.Parts;
using CsCheck;

namespace AgeingMonitor.Edge.Tests.Sensors;

/// <summary>What is asked of every worn accelerometer with a memory; each part adds its own.</summary>
public abstract class AccelerometerTests
{
    private SimulatedBuses? buses;
    private SimulatedAccelerometer? part;

    protected SimulatedBuses Buses => buses ??= new SimulatedBuses(new VirtualClock());

    protected SimulatedAccelerometer Part
    {
        get
        {
            if (part is null)
            {
                part = New(Buses.Clock);
                Buses.I2c.Attach(Address, part);
            }

            return part;
        }
    }

    protected abstract string Kind { get; }

    protected abstract int Address { get; }

    /// <summary>How long the machine must be held up for the memory to run over, in seconds at 100 Hz.</summary>
    protected abstract double Memory { get; }

    [Fact]
    public void Run_AtRest_GivesEverySampleInG()
    {
        Part.Signal = _ => (0.125, -0.25, 1);
        using var run = Start().ForSeconds(10).StillRunning();
        Assert.InRange(run.Output.Samples.Count, 940, 1000);
        Assert.All(run.Output.Samples, sample => Assert.Equal((0.125, -0.25, 1), (sample.X, sample.Y, sample.Z)));
    }

    [Fact]
    public void Run_ImpactOfSixteenG_IsWhole()
    {
        Part.Signal = _ => (15.75, -15.75, 1);
        using var run = Start().ForSeconds(1);
        Assert.All(run.Output.Samples, sample => Assert.Equal((15.75, -15.75), (sample.X, sample.Y)));
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.06)]
    [InlineData(-0.04)]
    public void Times_OfAPartThatRunsFastOrSlow_AreItsOwn(double drift)
    {
        Part.Drift = drift;
        using var run = Start().ForSeconds(90).StillRunning();
        var said = run.Output.Samples.Select(sample => sample.At / (double)TimeSpan.TicksPerSecond).ToArray();

        foreach (var time in said.Skip(said.Length / 2).Where((_, index) => index % 25 == 0))
        {
            Assert.InRange(Part.Taken.Min(true_ => Math.Abs(true_ - time)), 0, 0.006);
        }

        Assert.InRange((said[^1] - said[^2001]) / 2000 * 100 * (1 + drift), 0.999, 1.001);
        Assert.All(said.Zip(said.Skip(1)), pair => Assert.True(pair.First < pair.Second));
    }

    [Fact]
    public void Run_MemoryRanOver_TellsTheGapAndGoesOnRight()
    {
        Part.Signal = _ => (0.5, 0, 1);
        using var run = Start().ForSeconds(1).StillRunning();
        Buses.Clock.Skip(TimeSpan.FromSeconds(Memory + 0.3));
        run.ForSeconds(1).StillRunning();
        Assert.Equal(1, run.Output.Lost(SensorLoss.Overflow));
        Assert.All(run.Output.Samples, sample => Assert.Equal((0.5, 0, 1), (sample.X, sample.Y, sample.Z)));
        Assert.True(run.Output.Samples[^1].At > Buses.Clock.GetTimestamp() - TimeSpan.FromSeconds(0.2).Ticks);
    }

    [Fact]
    public void Run_SomebodyElseAnswers_SaysSo()
    {
        Part.Identity = 0x12;
        using var run = Start().ForSeconds(1);
        Assert.Equal(SensorFault.WrongPart, run.Fault.Fault);
    }

    [Fact]
    public void Run_NobodyAnswers_IsAbsent()
    {
        using var run = Start().ForSeconds(1);
        Assert.Equal(SensorFault.Absent, run.Fault.Fault);
    }

    [Fact]
    public void Run_FrozenPart_IsStuck()
    {
        _ = Part;
        using var run = Start().ForSeconds(2).StillRunning();
        Part.IsFrozen = true;
        run.ForSeconds(2);
        Assert.Equal(SensorFault.Stuck, run.Fault.Fault);
    }

    [Fact]
    public void Run_PartThatLostItsPower_IsNotTakenForStillness()
    {
        _ = Part;
        using var run = Start().ForSeconds(2).StillRunning();
        Part.LosePower();
        run.ForSeconds(3);
        Assert.Equal(SensorFault.Bus, run.Fault.Fault);
    }

    [Fact]
    public void Run_StuckBus_IsABusFault()
    {
        _ = Part;
        using var run = Start().ForSeconds(1).StillRunning();
        Buses.I2c.IsStuck = true;
        run.ForSeconds(1);
        Assert.Equal(SensorFault.Bus, run.Fault.Fault);
    }

    [Fact]
    public void Run_OneNackAnywhere_GoesOnRight()
    {
        for (var n = 1; n < 100; n += 3)
        {
            var board = new SimulatedBuses(new VirtualClock());
            var other = New(board.Clock);
            other.Signal = _ => (0.5, -0.25, 1);
            board.I2c.Attach(Address, other);
            using var run = DriverRun.Start(Kind, "{}", board).ForSeconds(1);
            board.I2c.NackAtByte(n);
            run.ForSeconds(1).StillRunning();
            Assert.Equal(1, run.Output.Lost(SensorLoss.Transfer));
            Assert.All(run.Output.Samples, sample => Assert.Equal((0.5, -0.25, 1), (sample.X, sample.Y, sample.Z)));
            Assert.True(run.Output.Samples.Count > 150);
        }
    }

    [Fact]
    public void Run_AnyBitsTurned_NeverThrowsAnythingButAFaultAndStaysInRange() =>
        Gen.Select(Gen.Int[0, 10_000], Gen.Int[1, 500]).Sample(
            (seed, every) =>
            {
                var board = new SimulatedBuses(new VirtualClock());
                var noise = new Random(seed);
                board.I2c.Attach(Address, New(board.Clock));
                board.I2c.Disturbance = (_, value) => noise.Next(every) == 0 ? (byte)(value ^ (1 << noise.Next(8))) : value;
                using var run = DriverRun.Start(Kind, "{}", board).ForSeconds(2);
                Assert.All(run.Output.Samples, sample => Assert.True(Math.Abs(sample.X) <= 16 && Math.Abs(sample.Y) <= 16 && Math.Abs(sample.Z) <= 16));
                Assert.True(!run.Completion.IsCompleted || run.Fault is not null);
            },
            iter: 40);

    protected abstract SimulatedAccelerometer New(VirtualClock clock);

    protected DriverRun Start(string options = "{}") => DriverRun.Start(Kind, options, Buses);
}
