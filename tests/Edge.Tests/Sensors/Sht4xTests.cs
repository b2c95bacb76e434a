using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Sensors;
using AgeingMonitor.Edge.Sensors.Checks;
using AgeingMonitor.Edge.Sensors.Sht4x;
using AgeingMonitor.Edge.Tests.Simulation;
using AgeingMonitor.Edge.Tests.Simulation.Parts;
using CsCheck;

namespace AgeingMonitor.Edge.Tests.Sensors;

public sealed class Sht4xTests
{
    private readonly SimulatedBuses buses = new(new VirtualClock());
    private readonly SimulatedSht4x part;

    public Sht4xTests()
    {
        part = new SimulatedSht4x(buses.Clock);
        buses.I2c.Attach(0x44, part);
    }

    /// <summary>Sensirion SHT4x datasheet, section 4.4.</summary>
    [Fact]
    public void Checksum_OfTheDatasheet_Fits() => Assert.Equal(0x92, Crc8.Sensirion([0xBE, 0xEF]));

    /// <summary>By hand: 0x6666 = 26214 is 0.4 of 65535; the ends are those of the formula.</summary>
    [Theory]
    [InlineData(0x6666, 25)]
    [InlineData(0x0000, -45)]
    [InlineData(0xFFFF, 130)]
    public void Celsius_OfWords_IsThatOfTheDatasheet(int word, double celsius) => Assert.Equal(celsius, Sht4xDriver.Celsius((ushort)word), 0.001);

    [Theory]
    [InlineData(0x8000, 56.5)]
    [InlineData(0x0000, 0)]
    [InlineData(0xFFFF, 100)]
    public void PerCent_OfWords_IsHeldToWhatAirCanBe(int word, double perCent) => Assert.Equal(perCent, Sht4xDriver.PerCent((ushort)word), 0.001);

    [Fact]
    public void Run_EachPeriod_TellsBoth()
    {
        using var run = DriverRun.Start("sht4x", """{"period-seconds":60}""", buses).ForSeconds(150).StillRunning();
        Assert.Equal(3, run.Values(Quantities.RoomTemperature).Length);
        Assert.All(run.Values(Quantities.RoomTemperature), value => Assert.Equal(25, value, 0.001));
        Assert.Equal(3, run.Values(Quantities.Humidity).Length);
    }

    [Fact]
    public void Run_EveryTurnedBit_IsSeenByTheChecksum()
    {
        for (var bit = 0; bit < 48; bit++)
        {
            var board = new SimulatedBuses(new VirtualClock());
            board.I2c.Attach(0x44, new SimulatedSht4x(board.Clock));
            using var run = DriverRun.Start("sht4x", "{}", board);
            board.I2c.Disturbance = (n, value) => n == 6 + (bit / 8) ? (byte)(value ^ (1 << (bit % 8))) : value;
            run.ForSeconds(3).StillRunning();
            Assert.Equal(1, run.Output.Lost(SensorLoss.Corrupt));
            Assert.All(run.Values(Quantities.RoomTemperature), value => Assert.Equal(25, value, 0.001));
            Assert.Single(run.Values(Quantities.RoomTemperature));
        }
    }

    [Fact]
    public void Run_OutOfThePlausible_IsCountedAndNotTold()
    {
        part.Temperature = 0xFFFF;
        using var run = DriverRun.Start("sht4x", "{}", buses).ForSeconds(3);
        Assert.Empty(run.Values(Quantities.RoomTemperature));
        Assert.Equal(1, run.Output.Lost(SensorLoss.Impossible));
    }

    [Fact]
    public void Run_AnyBytes_TellNothingOutsideTheRange() =>
        Gen.Int[0, 100_000].Sample(
            seed =>
            {
                var board = new SimulatedBuses(new VirtualClock());
                var noise = new Random(seed);
                board.I2c.Attach(0x44, new SimulatedSht4x(board.Clock));
                board.I2c.Disturbance = (_, value) => noise.Next(3) == 0 ? (byte)noise.Next(256) : value;
                using var run = DriverRun.Start("sht4x", """{"period-seconds":5}""", board).ForSeconds(60);
                Assert.True(!run.Completion.IsCompleted || run.Fault is not null);
            },
            iter: 100);

    [Fact]
    public void Run_NeverAnswering_IsAbsent()
    {
        buses.I2c.Detach(0x44);
        using var run = DriverRun.Start("sht4x", "{}", buses).ForSeconds(1);
        Assert.Equal(SensorFault.Absent, run.Fault.Fault);
    }

    [Fact]
    public void Run_AlwaysCorrupt_IsStuck()
    {
        buses.I2c.Disturbance = (_, value) => (byte)(value ^ 1);
        using var run = DriverRun.Start("sht4x", "{}", buses).ForSeconds(20);
        Assert.Equal(SensorFault.Stuck, run.Fault.Fault);
    }
}
