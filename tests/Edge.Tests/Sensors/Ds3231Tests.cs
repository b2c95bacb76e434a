using AgeingMonitor.Edge.Sensors;
using AgeingMonitor.Edge.Sensors.Ds3231;
using AgeingMonitor.Edge.Tests.Simulation;
using AgeingMonitor.Edge.Tests.Simulation.Parts;
using CsCheck;

namespace AgeingMonitor.Edge.Tests.Sensors;

public sealed class Ds3231Tests
{
    private readonly SimulatedBuses buses = new(new VirtualClock());
    private readonly SimulatedDs3231 part;

    public Ds3231Tests()
    {
        part = new SimulatedDs3231(buses.Clock);
        buses.I2c.Attach(0x68, part);
    }

    [Fact]
    public void Read_OfAClockThatStoodStill_IsNothing()
    {
        using var clock = Ds3231Clock.Open(buses);
        Assert.Null(clock.Read());
    }

    [Theory]
    [InlineData("2026-12-31T23:59:58Z", 5, "2027-01-01T00:00:03Z")]
    [InlineData("2028-02-28T23:59:59.7Z", 1, "2028-02-29T00:00:00Z")]
    [InlineData("2199-01-01T12:00:00Z", 0, "2199-01-01T12:00:00Z")]
    public void Read_AfterItWasSet_IsTheTimeThatHasPassed(string set, int seconds, string expected)
    {
        using var clock = Ds3231Clock.Open(buses);
        clock.Write(DateTimeOffset.Parse(set, System.Globalization.CultureInfo.InvariantCulture));
        buses.Clock.Advance(TimeSpan.FromSeconds(seconds));
        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), clock.Read());
    }

    [Fact]
    public void Write_ClearsTheMarkAndLeavesTheRest()
    {
        using var clock = Ds3231Clock.Open(buses);
        clock.Write(new DateTimeOffset(2026, 11, 26, 18, 0, 0, TimeSpan.FromHours(2)));
        Assert.Equal(0x08, part[0x0F]);
        Assert.Equal(new DateTimeOffset(2026, 11, 26, 16, 0, 0, TimeSpan.Zero), clock.Read());
        part.LosePower();
        Assert.Null(clock.Read());
    }

    [Fact]
    public void Write_OutsideWhatItHolds_IsRefused()
    {
        using var clock = Ds3231Clock.Open(buses);
        Assert.Throws<ArgumentOutOfRangeException>(() => clock.Write(DateTimeOffset.UnixEpoch));
    }

    [Theory]
    [InlineData(new byte[] { 0x56, 0x34, 0x12, 5, 0x26, 0x11, 0x26 }, "2026-11-26T12:34:56Z")]
    [InlineData(new byte[] { 0x00, 0x00, 0x72, 5, 0x26, 0x11, 0x26 }, "2026-11-26T12:00:00Z")]
    [InlineData(new byte[] { 0x00, 0x00, 0x52, 5, 0x26, 0x11, 0x26 }, "2026-11-26T00:00:00Z")]
    [InlineData(new byte[] { 0x00, 0x00, 0x67, 5, 0x26, 0x11, 0x26 }, "2026-11-26T19:00:00Z")]
    [InlineData(new byte[] { 0x60, 0x34, 0x12, 5, 0x26, 0x11, 0x26 }, null)]
    [InlineData(new byte[] { 0x0A, 0x34, 0x12, 5, 0x26, 0x11, 0x26 }, null)]
    [InlineData(new byte[] { 0x00, 0x00, 0x24, 5, 0x26, 0x11, 0x26 }, null)]
    [InlineData(new byte[] { 0x00, 0x00, 0x00, 5, 0x30, 0x02, 0x26 }, null)]
    [InlineData(new byte[] { 0x00, 0x00, 0x00, 5, 0x00, 0x02, 0x26 }, null)]
    [InlineData(new byte[] { 0x00, 0x00, 0x00, 5, 0x01, 0x13, 0x26 }, null)]
    [InlineData(new byte[] { 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF }, null)]
    public void Registers_AreATimeOrNothing(byte[] raw, string? expected) =>
        Assert.Equal(expected is null ? null : DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), Ds3231Clock.Decode(raw));

    [Fact]
    public void Registers_OfAnyKind_DoNotThrow() => Gen.Byte.Array[7].Sample(bytes => Ds3231Clock.Decode(bytes) is not { Year: < 2000 or > 2199 });

    [Fact]
    public void Read_WithBitsTurned_IsRightOrNothing()
    {
        using var clock = Ds3231Clock.Open(buses);
        var set = new DateTimeOffset(2026, 11, 26, 16, 0, 0, TimeSpan.Zero);
        clock.Write(set);
        var noise = new Random(3);
        buses.I2c.Disturbance = (_, value) => noise.Next(200) == 0 ? (byte)(value ^ (1 << noise.Next(8))) : value;
        for (var i = 0; i < 2000; i++)
        {
            Assert.True(clock.Read() is not { } time || Math.Abs((time - set).TotalSeconds) < 2);
        }
    }

    [Fact]
    public void Temperature_IsInQuarters()
    {
        using var clock = Ds3231Clock.Open(buses);
        Assert.Equal(25.25, clock.Celsius());
    }

    [Fact]
    public void Clock_ThatIsNotThere_IsAbsent()
    {
        buses.I2c.Detach(0x68);
        using var clock = Ds3231Clock.Open(buses);
        Assert.Equal(SensorFault.Absent, Assert.Throws<SensorFaultException>(() => clock.Read()).Fault);
    }
}
