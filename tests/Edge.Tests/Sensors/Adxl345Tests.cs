using AgeingMonitor.Edge.Sensors;
using AgeingMonitor.Edge.Tests.Simulation;
using AgeingMonitor.Edge.Tests.Simulation.Parts;

namespace AgeingMonitor.Edge.Tests.Sensors;

public sealed class Adxl345Tests : AccelerometerTests
{
    protected override string Kind => "adxl345";

    protected override int Address => 0x53;

    protected override double Memory => 0.32;

    [Fact]
    public void Run_ValueWiderThanThirteenBits_IsCorrupt()
    {
        _ = Part;
        using var run = Start().ForSeconds(1);
        Buses.I2c.Disturbance = (_, value) => 0x7F;
        run.ForSeconds(0.1);
        Assert.True(run.Completion.IsCompleted || run.Output.Lost(SensorLoss.Corrupt) > 0 || run.Output.Lost(SensorLoss.Overflow) > 0);
        Assert.All(run.Output.Samples, sample => Assert.Equal((0, 0, 1), (sample.X, sample.Y, sample.Z)));
    }

    protected override SimulatedAccelerometer New(VirtualClock clock) => new SimulatedAdxl345(clock);
}
