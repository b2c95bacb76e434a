using AgeingMonitor.Edge.Sensors;
using AgeingMonitor.Edge.Tests.Simulation;
using AgeingMonitor.Edge.Tests.Simulation.Parts;

namespace AgeingMonitor.Edge.Tests.Sensors;

public sealed class Icm42688Tests : AccelerometerTests
{
    protected override string Kind => "icm42688";

    protected override int Address => 0x68;

    protected override double Memory => 2.6;

    [Theory]
    [InlineData(0x42)]
    [InlineData(0x46)]
    public void Run_SisterOnTheList_IsTaken(byte identity)
    {
        Part.Identity = identity;
        using var run = Start().ForSeconds(2).StillRunning();
        Assert.NotEmpty(run.Output.Samples);
    }

    [Fact]
    public void Run_PartThatDoesNotComeBackFromItsReset_IsStuck()
    {
        ((SimulatedIcm42688)Part).IsDeadAfterReset = true;
        using var run = Start().ForSeconds(1);
        Assert.Equal(SensorFault.Stuck, run.Fault.Fault);
    }

    [Fact]
    public void Run_MemoryThatHasAlwaysRunOver_IsStuck()
    {
        Part.Signal = _ => (0, 0, 1);
        using var run = Start().ForSeconds(1).StillRunning();
        ((SimulatedIcm42688)Part).IsAlwaysOver = true;
        run.ForSeconds(3);
        Assert.Equal(SensorFault.Stuck, run.Fault.Fault);
    }

    [Fact]
    public void Run_PacketsThatSlip_AreNotReadAsMovement()
    {
        Part.Signal = _ => (0.5, -0.25, 1);
        using var run = Start().ForSeconds(1);
        for (var slip = 1; slip < 8; slip++)
        {
            ((SimulatedIcm42688)Part).Slip = slip;
            run.ForSeconds(0.5).StillRunning();
        }

        Assert.All(run.Output.Samples, sample => Assert.Equal((0.5, -0.25, 1), (sample.X, sample.Y, sample.Z)));
        Assert.InRange(run.Output.Lost(SensorLoss.Corrupt), 6, 7);
    }

    protected override SimulatedAccelerometer New(VirtualClock clock) => new SimulatedIcm42688(clock);
}
