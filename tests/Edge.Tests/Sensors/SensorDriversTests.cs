using System.Text.Json;
using AgeingMonitor.Edge.Sensors;
using AgeingMonitor.Edge.Tests.Simulation;

namespace AgeingMonitor.Edge.Tests.Sensors;

public sealed class SensorDriversTests
{
    public static TheoryData<string> Kinds => [.. SensorDrivers.All.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Kind_WithAnOptionThatItDoesNotHave_SaysWhichItHas(string kind)
    {
        var fault = DriverRun.Refused(kind, """{"nonsense":1}""");
        Assert.Equal(SensorFault.Setup, fault.Fault);
        Assert.StartsWith($"{kind}: ", fault.Message, StringComparison.Ordinal);
        Assert.Contains("there is no option 'nonsense'; there are ", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("5")]
    [InlineData("\"rate\"")]
    public void Options_ThatAreNoObject_AreRefused(string options) =>
        Assert.Contains("options must be an object", DriverRun.Refused("lis3dh", options).Message, StringComparison.Ordinal);

    [Fact]
    public void Options_ThatAreMissing_AreTheUsualOnes()
    {
        var clock = new VirtualClock();
        Assert.NotNull(SensorDrivers.All["lis3dh"].Create(default, new SimulatedBuses(clock), clock));
        Assert.NotNull(SensorDrivers.All["lis3dh"].Create(JsonDocument.Parse("null").RootElement, new SimulatedBuses(clock), clock));
    }

    [Fact]
    public void Options_GivenTwice_AreRefused() =>
        Assert.Contains("'rate' stands twice", DriverRun.Refused("lis3dh", """{"rate":50,"rate":100}""").Message, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Kind_OnABoardWithNothing_EndsInAFaultOfOurs(string kind)
    {
        if (kind is "pir" or "contact" or "help-button" or "zigbee" or "ble")
        {
            // A pin is always there; a broker and a Bluetooth daemon are asked for in tests of their own.
            return;
        }

        using var run = DriverRun.Start(kind, kind == "nau7802" ? """{"counts-per-kilogram":1000,"empty-counts":0}""" : "{}", new SimulatedBuses(new VirtualClock())).ForSeconds(60);
        Assert.NotNull(run.Fault);
    }
}
