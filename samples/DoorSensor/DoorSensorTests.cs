using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Testing.TestKit;
using Xunit;

namespace AgeingMonitor.Samples.DoorSensor;

public sealed class DoorSensorTests
{
    private static readonly SensorId Door = SensorId.Parse("front-door");

    // [ten lines]
    [Fact]
    public void AnOpenDoor_IsStored_AndItsFlatBatteryIsTold()
    {
        var home = new TestHome().WithSensor("front-door", RoomKind.Entrance);
        home.Observe(DoorSensor.Read(Door, """{"contact":false,"battery":9}""", home.Now))
            .Pass(TimeSpan.FromMinutes(1))
            .ExpectStored("front-door", Quantities.Contact, 1)
            .ExpectNothingRejected()
            .ExpectAlert(AlertRules.BatteryLow);
    }

    // [/ten lines]
    [Fact]
    public void ABatteryOfMoreThanAHundredPercent_IsNotTaken()
    {
        var home = new TestHome().WithSensor("front-door", RoomKind.Entrance);
        home.Observe(DoorSensor.Read(Door, """{"battery":255}""", home.Now)).Pass(TimeSpan.FromMinutes(1))
            .ExpectRejected(WireReasons.Implausible).ExpectStoredCount("front-door", Quantities.Battery, 0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{"contact":"yes"}""")]
    [InlineData("""{"battery":{}}""")]
    public void WhatIsNotUnderstood_IsNothing(string json) => Assert.Empty(DoorSensor.Read(Door, json, new TestHome().Now));

    // [brokers]
    [Fact]
    public void WhateverTheBrokerDoes_TheAlertsAreTheSame()
    {
        foreach (ITestBroker broker in new ITestBroker[] { new PromptBroker(), new BrokerThatDropsEveryThirdMessage(), new BrokerThatRepeatsEverything() })
        {
            var home = new TestHome(broker).WithPersonalSensor("pendant").WithSensor("front-door", RoomKind.Entrance);
            home.Pass(TimeSpan.FromMinutes(2))
                .ObserveAtOnce(new Observation(SensorId.Parse("pendant"), Quantities.Help, home.Now, ObservedValue.Of(1)))
                .Pass(TimeSpan.FromMinutes(5))
                .ExpectAlert(AlertRules.HelpCall)
                .PassSilently(TimeSpan.FromMinutes(15))
                .ExpectAlert(AlertRules.KitSilent);
        }
    }

    // [/brokers]
}
