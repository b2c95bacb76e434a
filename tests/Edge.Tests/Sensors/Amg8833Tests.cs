using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Sensors;
using AgeingMonitor.Edge.Sensors.Amg8833;
using AgeingMonitor.Edge.Tests.Simulation;
using AgeingMonitor.Edge.Tests.Simulation.Parts;
using CsCheck;

namespace AgeingMonitor.Edge.Tests.Sensors;

public sealed class Amg8833Tests
{
    private readonly SimulatedBuses buses = new(new VirtualClock());
    private readonly SimulatedAmg8833 part;

    public Amg8833Tests()
    {
        part = new SimulatedAmg8833(buses.Clock);
        buses.I2c.Attach(0x69, part);
    }

    /// <summary>Panasonic's register tables.</summary>
    [Theory]
    [InlineData(0x064, 25.0)]
    [InlineData(0xFFC, -1.0)]
    [InlineData(0x000, 0.0)]
    public void Pixel_OfTheTables_IsTwosComplement(int raw, double celsius) => Assert.Equal(celsius, Amg8833Picture.Pixel([(byte)raw, (byte)(raw >> 8)]));

    [Theory]
    [InlineData(0x190, 25.0)]
    [InlineData(0x804, -0.25)]
    [InlineData(0x000, 0.0)]
    public void Thermistor_OfTheTables_IsSignAndMagnitude(int raw, double celsius) => Assert.Equal(celsius, Amg8833Picture.Thermistor([(byte)raw, (byte)(raw >> 8)]));

    [Fact]
    public void Run_SomebodyComesAndGoes_IsTold()
    {
        using var run = Start().ForSeconds(60);
        part.Scene = pixel => pixel is 27 or 28 or 35 or 36 ? 27 : 21;
        run.ForSeconds(60);
        part.Scene = _ => 21;
        run.ForSeconds(60).StillRunning();
        Assert.Equal([0.0, 1.0, 0.0], run.Values(Quantities.Presence));
    }

    [Fact]
    public void Run_RoomThatWarmsUpAsAWhole_IsNobody()
    {
        part.Scene = _ => 21 + (buses.Clock.Elapsed.TotalMinutes / 2);
        part.Board = -3;
        using var run = Start().For(TimeSpan.FromMinutes(15)).StillRunning();
        Assert.Equal([0.0], run.Values(Quantities.Presence));
    }

    [Fact]
    public void Run_SamePictureForFiveMinutes_IsStuck()
    {
        using var run = Start().ForSeconds(30).StillRunning();
        part.IsFrozen = true;
        run.For(TimeSpan.FromMinutes(6));
        Assert.Equal(SensorFault.Stuck, run.Fault.Fault);
    }

    [Fact]
    public void Run_AnotherPartAtTheAddress_IsTheWrongOne()
    {
        buses.I2c.Attach(0x69, new SimulatedMlx90614());
        using var run = Start().ForSeconds(5);
        Assert.Equal(SensorFault.WrongPart, run.Fault.Fault);
    }

    [Fact]
    public void Run_LostSupply_IsABusFault()
    {
        using var run = Start().ForSeconds(10);
        part.LosePower();
        run.ForSeconds(3);
        Assert.Equal(SensorFault.Bus, run.Fault.Fault);
    }

    [Fact]
    public void Run_AnyBitsTurned_NeverThrowsAnythingButAFault() =>
        Gen.Select(Gen.Int[0, 10_000], Gen.Int[1, 2000]).Sample(
            (seed, every) =>
            {
                var board = new SimulatedBuses(new VirtualClock());
                var noise = new Random(seed);
                board.I2c.Attach(0x69, new SimulatedAmg8833(board.Clock));
                board.I2c.Disturbance = (_, value) => noise.Next(every) == 0 ? (byte)noise.Next(256) : value;
                using var run = DriverRun.Start("amg8833", "{}", board).ForSeconds(60);
                Assert.True(!run.Completion.IsCompleted || run.Fault is not null);
            },
            iter: 30);

    private DriverRun Start() => DriverRun.Start("amg8833", "{}", buses);
}
