using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Testing.TestKit;
using CsCheck;
using Microsoft.Extensions.Time.Testing;

namespace AgeingMonitor.Testing.Tests.TestKit;

public sealed class TestHomeTests
{
    [Fact]
    public void Observe_WaitsForTheNextPack_AndThenIsStored()
    {
        var home = new TestHome().WithSensor("hall", RoomKind.Hall).Observe("hall", Quantities.Motion, 1).Pass(TimeSpan.FromSeconds(59));
        Assert.Empty(home.Stored);
        home.Pass(TimeSpan.FromSeconds(1)).ExpectStored("hall", Quantities.Motion, 1).ExpectStoredCount("hall", Quantities.Motion, 1).ExpectNoAlert();
    }

    [Fact]
    public void Observe_TwiceAtOneInstant_KeepsBoth() =>
        new TestHome().Observe("hall", Quantities.Motion, 1).Observe("hall", Quantities.Motion, 1).Pass(TimeSpan.FromMinutes(1)).ExpectStoredCount("hall", Quantities.Motion, 2);

    [Fact]
    public void Observe_AnImplausibleValue_IsRejectedAsIngestWould() =>
        new TestHome().Observe("thermometer", Quantities.BodyTemperature, 90).Pass(TimeSpan.FromMinutes(1))
            .ExpectRejected(WireReasons.Implausible).ExpectStoredCount("thermometer", Quantities.BodyTemperature, 0).ExpectNoAlert();

    [Fact]
    public void Observe_AMistakeOfTheTest_ThrowsAtOnce()
    {
        var home = new TestHome();
        Assert.Throws<ArgumentException>(() => home.Observe([new Observation(Samples.Wrist, Quantities.HeartRate, home.Now + TimeSpan.FromSeconds(1), ObservedValue.Of(70))]));
        Assert.Throws<ArgumentException>(() => home.Observe("hall", Quantities.Motion, "yes"));
        Assert.Throws<InvalidOperationException>(() => home.Pass(TimeSpan.FromMinutes(1)).WithSensor("hall", RoomKind.Hall));
    }

    [Fact]
    public void ObserveAtOnce_AFall_IsAnAlertBeforeTheNextPack()
    {
        var home = new TestHome().WithPersonalSensor("wrist");
        home.ObserveAtOnce(new Observation(Samples.Wrist, Quantities.Fall, home.Now, ObservedValue.Of("suspected"))).ExpectAlert(AlertRules.Fall).ExpectStored("wrist", Quantities.Fall, "suspected");
        Assert.Equal(AlertPriority.High, Assert.Single(home.Alerts).Priority);
        home.Pass(TimeSpan.FromMinutes(3)).ExpectAlert(AlertRules.Fall);
    }

    [Fact]
    public void PassSilently_IsASilentKit_AndWhatWasObservedComesAfterwards() =>
        new TestHome().Pass(TimeSpan.FromMinutes(1)).Observe("hall", Quantities.Motion, 1)
            .PassSilently(TimeSpan.FromMinutes(10)).ExpectNoAlert(AlertRules.KitSilent)
            .PassSilently(TimeSpan.FromMinutes(1)).ExpectAlert(AlertRules.KitSilent).ExpectStoredCount("hall", Quantities.Motion, 0)
            .Pass(TimeSpan.FromMinutes(1)).ExpectStored("hall", Quantities.Motion, 1);

    [Fact]
    public void Pass_WithNobodyMoving_RaisesStillness() =>
        new TestHome().WithSensor("living", RoomKind.Living).Observe("living", Quantities.Motion, 1).Pass(TimeSpan.FromHours(4)).ExpectNoAlert().Pass(TimeSpan.FromHours(2)).ExpectAlert(AlertRules.Stillness);

    [Fact]
    public void Receive_APublisherOfItsOwn_IsStored() =>
        new TestHome().Receive("""[{"n":"hall/motion","v":1}]"""u8.ToArray(), WireLimits.SenMlJson).ExpectNothingRejected().ExpectStored("hall", Quantities.Motion, 1);

    [Fact]
    public void Receive_AnyBytes_AreRejectedNotThrown() => Gen.Byte.Array[0, 60].Sample(
        bytes =>
        {
            var home = new TestHome().Receive(bytes, null);
            Assert.True(home.Rejected.Count > 0 || home.Stored.Count > 0);
        },
        iter: 300, seed: "0000KOIPe036");

    [Fact]
    public void Expect_WhatIsNotSo_SaysWhatIs()
    {
        var home = new TestHome().Observe("hall", Quantities.Battery, 4).Pass(TimeSpan.FromMinutes(1));
        Assert.Contains("hall/battery 4 at", Assert.Throws<ExpectationFailedException>(() => home.ExpectStored("hall", Quantities.Battery, 5)).Message, StringComparison.Ordinal);
        Assert.Contains("battery-low at", Assert.Throws<ExpectationFailedException>(() => home.ExpectNoAlert()).Message, StringComparison.Ordinal);
        Assert.Contains("battery-low at", Assert.Throws<ExpectationFailedException>(() => home.ExpectNoAlert(AlertRules.BatteryLow)).Message, StringComparison.Ordinal);
        Assert.Contains("nothing was rejected", Assert.Throws<ExpectationFailedException>(() => home.ExpectRejected(WireReasons.Unit)).Message, StringComparison.Ordinal);
        Assert.Throws<ExpectationFailedException>(() => home.ExpectAlert(AlertRules.Fall));
        Assert.Throws<ExpectationFailedException>(() => home.ExpectStoredCount("hall", Quantities.Battery, 2));
        Assert.Throws<ExpectationFailedException>(() => home.Observe("hall", Quantities.Battery, 400).Pass(TimeSpan.FromMinutes(1)).ExpectNothingRejected());
    }

    [Fact]
    public void Brokers_LoseNothingThatIsSentAgain()
    {
        foreach (ITestBroker broker in new ITestBroker[] { new PromptBroker(), new BrokerThatDropsEveryThirdMessage(), new BrokerThatRepeatsEverything() })
        {
            var home = new TestHome(broker);
            for (var minute = 0; minute < 10; minute++)
            {
                home.Observe("hall", Quantities.Motion, 1).Pass(TimeSpan.FromMinutes(1));
            }

            home.ExpectStoredCount("hall", Quantities.Motion, 10);
        }
    }

    [Fact]
    public void JitteringClock_StaysWithinItsBound_GoesBack_AndIsTheSameForASeed()
    {
        var right = new FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));
        List<TimeSpan> Errors(ulong seed)
        {
            var clock = new JitteringClock(right, TimeSpan.FromSeconds(2), seed);
            return [.. Enumerable.Range(0, 200).Select(_ => clock.GetUtcNow() - right.GetUtcNow())];
        }

        var errors = Errors(1);
        Assert.All(errors, error => Assert.InRange(error.TotalSeconds, -2, 2));
        Assert.Contains(errors.Zip(errors.Skip(1)), pair => pair.Second < pair.First);
        Assert.Equal(errors, Errors(1));
        Assert.NotEqual(errors, Errors(2));
    }
}
