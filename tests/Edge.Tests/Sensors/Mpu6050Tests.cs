using AgeingMonitor.Edge.Sensors;
using AgeingMonitor.Edge.Sensors.Mpu6050;
using AgeingMonitor.Edge.Tests.Simulation;
using AgeingMonitor.Edge.Tests.Simulation.Parts;

namespace AgeingMonitor.Edge.Tests.Sensors;

public sealed class Mpu6050Tests : AccelerometerTests
{
    protected override string Kind => "mpu6050";

    protected override int Address => 0x68;

    protected override double Memory => 1.7;

    [Theory]
    [InlineData(0x70, 1300)]
    [InlineData(0x98, 0)]
    public void Run_CloneOnTheList_IsTaken(byte identity, short thermometer)
    {
        Part.Identity = identity;
        ((SimulatedMpu6050)Part).Thermometer = thermometer;
        using var run = Start().ForSeconds(2).StillRunning();
        Assert.NotEmpty(run.Output.Samples);
        Assert.Contains(Part.Written, written => written.Register == 0x1D);
    }

    /// <summary>MPU-6050: 0 → 36.53 °C, -340 → 35.53 °C (RM-MPU-6000A 4.18). MPU-6500: 0 → 21 °C (PS-MPU-6500A 3.4.2).</summary>
    [Theory]
    [InlineData(0x68, 0, 36.53)]
    [InlineData(0x68, -340, 35.53)]
    [InlineData(0x68, -12420, 0)]
    [InlineData(0x70, 0, 21)]
    [InlineData(0x98, 0, 25)]
    public void Temperature_HasTheFormulaOfWhoAnswers(byte identity, short raw, double celsius) => Assert.Equal(celsius, Mpu6050Identity.Celsius(identity, raw), 0.01);

    [Fact]
    public void Run_OnAnMpu6050_TouchesNoRegisterOfItsSuccessorAndKeepsTheGyroscopeScale()
    {
        _ = Part;
        using var run = Start().ForSeconds(2);
        Assert.DoesNotContain(Part.Written, written => written.Register is 0x1D or 0x1F);
        Assert.Equal([(byte)0x00], Part.Written.Where(written => written.Register == 0x1B).Select(written => written.Value));
        Assert.Contains(((byte)0x19, (byte)9), Part.Written);
    }

    [Theory]
    [InlineData(2, 1.5)]
    [InlineData(4, 3.5)]
    [InlineData(8, 7.5)]
    public void Run_InEachRange_ScalesByTheRangeAlone(int range, double g)
    {
        Part.Signal = _ => (g, 0, 1);
        using var run = Start($$"""{"range":{{range}},"rate":50}""").ForSeconds(1);
        Assert.NotEmpty(run.Output.Samples);
        Assert.All(run.Output.Samples, sample => Assert.Equal(g, sample.X, 9));
    }

    [Fact]
    public void Run_MemoryThatHasAlwaysRunOver_IsStuck()
    {
        Part.Signal = _ => (0, 0, 1);
        using var run = Start().ForSeconds(1).StillRunning();
        ((SimulatedMpu6050)Part).IsAlwaysOver = true;
        run.ForSeconds(3);
        Assert.Equal(SensorFault.Stuck, run.Fault.Fault);
    }

    [Fact]
    public void Run_ThermometerOutOfThisWorld_IsStuck()
    {
        ((SimulatedMpu6050)Part).Thermometer = short.MaxValue;
        using var run = Start().ForSeconds(2);
        Assert.Equal(SensorFault.Stuck, run.Fault.Fault);
    }

    protected override SimulatedAccelerometer New(VirtualClock clock) => new SimulatedMpu6050(clock);
}
