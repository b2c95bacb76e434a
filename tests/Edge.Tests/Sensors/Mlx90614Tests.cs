using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Sensors;
using AgeingMonitor.Edge.Sensors.Checks;
using AgeingMonitor.Edge.Sensors.Mlx90614;
using AgeingMonitor.Edge.Tests.Simulation;
using AgeingMonitor.Edge.Tests.Simulation.Parts;

namespace AgeingMonitor.Edge.Tests.Sensors;

public sealed class Mlx90614Tests
{
    private readonly SimulatedBuses buses = new(new VirtualClock());
    private readonly SimulatedMlx90614 part = new();

    public Mlx90614Tests() => buses.I2c.Attach(0x5A, part);

    /// <summary>Melexis 3901090614, 8.4.3 and 8.4.8: D2 3A with error code 30; the code of sleep is E8.</summary>
    [Fact]
    public void Word_OfTheDatasheet_IsItsTemperature()
    {
        Assert.Equal(28.01, Mlx90614Driver.Celsius(0x5A, 0x07, [0xD2, 0x3A, 0x30], out _)!.Value, 0.001);
        Assert.Equal(0xE8, Crc8.SmBus([0xB4, 0xFF]));
    }

    [Fact]
    public void Word_MarkedAsAnError_IsNoTemperature()
    {
        part.Words[0x07] = 0xBAD2;
        using var run = Start().ForSeconds(3).StillRunning();
        Assert.Empty(run.Output.Readings);
        Assert.True(run.Output.Lost(SensorLoss.Impossible) > 0);
    }

    [Fact]
    public void Word_WithAnyBitTurned_IsSeenByItsCode()
    {
        for (var bit = 0; bit < 24; bit++)
        {
            byte[] answer = [0xD2, 0x3A, 0x30];
            answer[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Null(Mlx90614Driver.Celsius(0x5A, 0x07, answer, out var loss));
            Assert.Equal(SensorLoss.Corrupt, loss);
        }
    }

    [Fact]
    public void Run_SomebodyBeforeIt_TellsTheSkin()
    {
        part.Words[0x07] = (ushort)((34.5 + 273.15) / 0.02);
        using var run = Start().ForSeconds(130).StillRunning();
        Assert.Equal(3, run.Values(Quantities.SkinTemperature).Length);
        Assert.All(run.Values(Quantities.SkinTemperature), value => Assert.Equal(34.5, value, 0.02));
    }

    [Fact]
    public void Run_NobodyBeforeIt_TellsNothing()
    {
        part.Words[0x07] = (ushort)((21.5 + 273.15) / 0.02);
        using var run = Start().ForSeconds(130).StillRunning();
        Assert.Empty(run.Output.Readings);
    }

    [Fact]
    public void Run_AlwaysCorrupt_IsStuck()
    {
        buses.I2c.Disturbance = (n, value) => n % 3 == 0 ? (byte)(value ^ 0x04) : value;
        using var run = Start().ForSeconds(30);
        Assert.Equal(SensorFault.Stuck, run.Fault.Fault);
        Assert.Empty(run.Output.Readings);
    }

    [Fact]
    public void Run_Noise_TellsNothingOutsideTheRange()
    {
        var noise = new Random(7);
        buses.I2c.Disturbance = (_, _) => (byte)noise.Next(256);
        for (var i = 0; i < 100; i++)
        {
            using var run = Start().ForSeconds(10);
            Assert.True(!run.Completion.IsCompleted || run.Fault is not null);
        }
    }

    private DriverRun Start() => DriverRun.Start("mlx90614", "{}", buses);
}
