using System.Buffers.Binary;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Sensors;
using AgeingMonitor.Edge.Sensors.Bme280;
using AgeingMonitor.Edge.Tests.Simulation;
using AgeingMonitor.Edge.Tests.Simulation.Parts;
using CsCheck;

namespace AgeingMonitor.Edge.Tests.Sensors;

public sealed class Bme280Tests
{
    /// <summary>Bosch's worked example, with humidity as a part has it: H4 and H5 negative here, where a sign is easily lost.</summary>
    private static readonly byte[] First = Words(27504, 26435, -1000, 36477, -10685, 3024, 2855, 140, -7, 15500, -14600, 6000);
    private static readonly byte[] Second = Humidity(362, 0, 321, 50, 30);
    private readonly SimulatedBuses buses = new(new VirtualClock());
    private readonly SimulatedBme280 part;

    public Bme280Tests()
    {
        part = new SimulatedBme280(buses.Clock, First, Second);
        buses.I2c.Attach(0x76, part);
    }

    [Fact]
    public void Formulas_OfTheWorkedExample_GiveItsResults()
    {
        var calibration = new Bme280Calibration(First, Second);
        var fine = calibration.Fine(519888);
        Assert.Equal(25.08, Bme280Calibration.Celsius(fine), 0.005);
        Assert.Equal(100653.3, calibration.Pascal(415148, fine)!.Value, 0.1);
    }

    [Theory]
    [InlineData(321, 50)]
    [InlineData(-321, 50)]
    [InlineData(321, -50)]
    [InlineData(-2048, -2048)]
    [InlineData(2047, 2047)]
    public void Humidity_WithSignsOfEitherKind_IsThatOfBoschsWholeNumbers(int h4, int h5)
    {
        var calibration = new Bme280Calibration(First, Humidity(362, 0, h4, h5, 30));
        for (var raw = 20000; raw < 45000; raw += 500)
        {
            var fine = calibration.Fine(519888);
            Assert.Equal(WholeNumbers(raw, (int)fine, 75, 362, 0, h4, h5, 30), calibration.PerCent(raw, fine), 0.1);
        }
    }

    [Fact]
    public void Run_EachPeriod_TellsAllThree()
    {
        using var run = DriverRun.Start("bme280", """{"period-seconds":60}""", buses).ForSeconds(150).StillRunning();
        Assert.All(run.Values(Quantities.RoomTemperature), value => Assert.Equal(25.08, value, 0.005));
        Assert.All(run.Values(Quantities.Pressure), value => Assert.Equal(1006.533, value, 0.001));
        Assert.All(run.Values(Quantities.Humidity), value => Assert.InRange(value, 30, 70));
        Assert.Equal((3, 3, 3), (run.Values(Quantities.RoomTemperature).Length, run.Values(Quantities.Pressure).Length, run.Values(Quantities.Humidity).Length));
    }

    [Fact]
    public void Run_AfterALostSupply_AsksForHumidityAgain()
    {
        using var run = DriverRun.Start("bme280", """{"period-seconds":60}""", buses).ForSeconds(30);
        part.LosePower();
        run.ForSeconds(60).StillRunning();
        Assert.Equal(2, run.Values(Quantities.Humidity).Length);
        Assert.Equal(0, run.Output.Lost(SensorLoss.Impossible));
    }

    [Fact]
    public void Run_Bmp280InItsPlace_IsTheWrongPart()
    {
        part.Identity = 0x58;
        using var run = DriverRun.Start("bme280", "{}", buses).ForSeconds(1);
        Assert.Equal(SensorFault.WrongPart, run.Fault.Fault);
    }

    [Fact]
    public void Run_CalibrationThatReadsDifferentlyTwice_IsNotBelieved()
    {
        buses.I2c.Disturbance = (n, value) => n == 5 ? (byte)(value ^ 0x40) : value;
        using var run = DriverRun.Start("bme280", "{}", buses).ForSeconds(5).StillRunning();
        Assert.Equal(1, run.Output.Lost(SensorLoss.Corrupt));
        Assert.Equal(25.08, Assert.Single(run.Values(Quantities.RoomTemperature)), 0.005);
    }

    [Theory]
    [InlineData(0x00)]
    [InlineData(0xFF)]
    public void Run_PartThatAnswersWithOneByte_IsAFault(byte value)
    {
        using var run = DriverRun.Start("bme280", "{}", buses).ForSeconds(5);
        buses.I2c.Disturbance = (_, _) => value;
        using var again = DriverRun.Start("bme280", "{}", buses).ForSeconds(30);
        Assert.True(again.Completion.IsFaulted);
        Assert.Empty(again.Output.Readings);
    }

    [Fact]
    public void Run_MeasurementThatNeverEnds_IsStuck()
    {
        part.IsHung = true;
        using var run = DriverRun.Start("bme280", "{}", buses).ForSeconds(20);
        Assert.Equal(SensorFault.Stuck, run.Fault.Fault);
    }

    [Fact]
    public void Formulas_OfAnyCalibrationAndAnyValue_NeitherThrowNorLeaveTheAir() =>
        Gen.Select(Gen.Byte.Array[26], Gen.Byte.Array[7], Gen.Int[0, 0xFFFFF], Gen.Int[0, 0xFFFFF], Gen.Int[0, 0xFFFF]).Sample((first, second, temperature, pressure, humidity) =>
        {
            var calibration = new Bme280Calibration(first, second);
            var fine = calibration.Fine(temperature);
            _ = calibration.Pascal(pressure, fine);
            Assert.InRange(calibration.PerCent(humidity, fine), 0, 100);
        });

    /// <summary>Bosch's compensation of humidity in 32-bit whole numbers (BST-BME280-DS002, 4.2.3).</summary>
    private static double WholeNumbers(int raw, int fine, int h1, int h2, int h3, int h4, int h5, int h6)
    {
        long x = fine - 76800;
        x = ((((long)raw << 14) - ((long)h4 << 20) - (h5 * x) + 16384) >> 15) * (((((((x * h6) >> 10) * (((x * h3) >> 11) + 32768)) >> 10) + 2097152) * h2 + 8192) >> 14);
        x -= ((((x >> 15) * (x >> 15)) >> 7) * h1) >> 4;
        return Math.Clamp(x, 0, 419430400) / 4194304.0;
    }

    private static byte[] Words(params int[] words)
    {
        var bytes = new byte[26];
        for (var i = 0; i < words.Length; i++)
        {
            BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(i * 2), unchecked((short)words[i]));
        }

        bytes[25] = 75;
        return bytes;
    }

    private static byte[] Humidity(short h2, byte h3, int h4, int h5, sbyte h6) =>
        [(byte)h2, (byte)(h2 >> 8), h3, (byte)(h4 >> 4), (byte)((h4 & 0x0F) | ((h5 & 0x0F) << 4)), (byte)(h5 >> 4), (byte)h6];
}
