using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Agent.Rules;
using AgeingMonitor.Edge.Agent.Time;
using AgeingMonitor.Edge.Sensors.HelpButton;
using AgeingMonitor.Edge.Tests.Publishing;
using AgeingMonitor.Edge.Tests.Simulation;
using AgeingMonitor.Testing.Tests.Brokers;

namespace AgeingMonitor.Edge.Tests.Rules;

/// <summary>The rules with the publisher and a broker, the link cut and the time unknown. The rules' time is moved by hand, everything else is real.</summary>
public sealed class RulesAndBrokerTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private readonly VirtualClock clock = new();
    private readonly RecordedSignal lamp = new();
    private TestBroker broker = null!;
    private TestKit kit = null!;
    private EventTeller teller = null!;
    private LocalRules rules = null!;

    public async ValueTask InitializeAsync()
    {
        broker = await TestBroker.StartAsync();
        kit = new TestKit(folder.Path, broker.Endpoint(TestKit.Id.Value), isSynced: false);
        await kit.RestartAsync();
        clock.Advance(TimeSpan.FromMicroseconds(kit.Machine.Stamp - 120_000_000));
        teller = new(kit.Publisher.Tell, TimeProvider.System, kit.Log);
        teller.Start();
        rules = new(RuledHome.Configured, new Dictionary<Contracts.Ids.SensorId, IHelpSignal> { [RuledHome.Button] = lamp }, teller, clock, kit.Log);
        rules.Start(null);
    }

    public async ValueTask DisposeAsync()
    {
        rules.Dispose();
        await teller.DisposeAsync();
        await kit.DisposeAsync();
        await broker.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task LinkCutAndTimeUnknown_TheKitAsksAndConfirms_AndTheServerLearnsAllAsTheSameEvents()
    {
        await broker.StopAsync();
        rules.See(RuledHome.Device, Quantities.Fall, ObservedValue.Of("suspected"), Stamps.Now(clock));
        Assert.Equal(HelpSignal.Question, lamp.Now);
        Wait(12);
        rules.See(RuledHome.Button, Quantities.Help, ObservedValue.Of(1), Stamps.Now(clock));
        Assert.Equal(HelpSignal.Idle, lamp.Now);
        rules.See(RuledHome.Device, Quantities.Fall, ObservedValue.Of("suspected"), Stamps.Now(clock));
        Wait(31);
        rules.See(RuledHome.Pendant, Quantities.Help, ObservedValue.Of(1), Stamps.Now(clock));
        Wait(60);
        Assert.Equal(HelpSignal.Heard, lamp.Now);

        await broker.RestartAsync();
        await broker.UntilAsync(b => Events(b).Count == 5);
        await kit.UntilAsync(_ =>
        {
            Wait(1);
            return lamp.Now == HelpSignal.Confirmed;
        });
        kit.Machine.IsSynced = true;
        await broker.UntilAsync(b => Events(b).Count == 10);

        var events = Events(broker);
        Assert.All(events[..5], pack => Assert.Equal(ClockState.Unset, pack.Clock.State));
        Assert.All(events[5..], pack => Assert.Equal(ClockState.Synced, pack.Clock.State));
        Assert.Equal([null, 1, null, 3, null], events[..5].Select(pack => pack.Repeats));
        Assert.Equal([1L, 1, 3, 3, 5], events[5..].Select(pack => pack.Repeats));
        foreach (var said in new[] { events[..5], events[5..] })
        {
            Assert.Equal(["suspected", "suspected cancelled resident", "suspected", "suspected confirmed unanswered", "1"], said.Select(pack => string.Join(' ', pack.Observations.Select(observation => observation.Value.ToString()))));
        }

        Assert.Equal(12, (events[6].Observations[1].MeasuredAt - events[6].Observations[0].MeasuredAt).TotalSeconds, 0.001);
        Assert.DoesNotContain(kit.Log.Lines, line => line.Level >= Microsoft.Extensions.Logging.LogLevel.Critical);
    }

    private void Wait(double seconds) => clock.Advance(TimeSpan.FromSeconds(seconds));

    private static List<Pack> Events(TestBroker broker) => [.. broker.Received
        .Where(pack => pack.Key.Lane == Lane.Evt).DistinctBy(pack => pack.Key).Select(pack => pack.Pack!).OrderBy(pack => pack.Key.Sequence)];
}
