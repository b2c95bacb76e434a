using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Agent.Configuration;
using AgeingMonitor.Edge.Agent.Outbox;
using AgeingMonitor.Edge.Agent.Publishing;
using AgeingMonitor.Edge.Link;

namespace AgeingMonitor.Edge.Tests.Publishing;

/// <summary>A kit's publisher on a folder, with short waits.</summary>
internal sealed class TestKit : IAsyncDisposable
{
    public static readonly KitId Id = KitId.Derive("edge/publisher");
    public static readonly SensorId Hall = SensorId.Parse("hall");
    public static readonly SensorId Button = SensorId.Parse("button");
    private readonly string folder;
    private readonly MqttEndpoint endpoint;

    public TestKit(string folder, MqttEndpoint endpoint, TimeSpan isOffBy = default, bool isSynced = true)
    {
        (this.folder, this.endpoint) = (folder, endpoint);
        (Machine.IsOffBy, Machine.IsSynced) = (isOffBy, isSynced);
        Publisher = Start();
    }

    public RealClock Machine { get; } = new();

    public HeardLog Log { get; } = new();

    public KitPublisher Publisher { get; private set; }

    public string ConfigurationPath => Path.Combine(folder, "cfg.json");

    /// <summary>A reading of now; its value tells which one it is.</summary>
    public void Say(double value) => Publisher.Say(Hall, Quantities.Uptime, ObservedValue.Of(value), Machine.Stamp, null);

    public ToldEvent Help(ToldEvent? before = null) => Publisher.Tell([new Reading(Button, Quantities.Help, ObservedValue.Of(1), Machine.Stamp, 0)], before);

    public async Task RestartAsync()
    {
        await Publisher.DisposeAsync();
        Publisher = Start();
    }

    public async Task UntilAsync(Func<TestKit, bool> condition)
    {
        while (!condition(this))
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>The kit has another certificate from now on.</summary>
    public Task ChangeAsync(MqttEndpoint to) => Publisher.ChangeAsync(to);

    public ValueTask DisposeAsync() => Publisher.DisposeAsync();

    private KitPublisher Start()
    {
        var outboxOptions = new OutboxOptions();
        var outbox = KitOutbox.Open(folder, Id, outboxOptions, Machine.MachineStart, Log);
        var options = new PublisherOptions
        {
            AgentVersion = "test",
            KeepPeriod = TimeSpan.FromMilliseconds(20),
            AckTimeout = TimeSpan.FromSeconds(1),
            LongestReconnect = TimeSpan.FromSeconds(1),
            KeepAlive = TimeSpan.FromSeconds(1),
            Patience = TimeSpan.FromSeconds(2),
            ConfigurationAgain = new Backoff(TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(100)),
        };
        var publisher = new KitPublisher(endpoint, options, outbox, outboxOptions, Machine, new ConfigurationFile(ConfigurationPath), TimeProvider.System, Log);
        publisher.Start();
        return publisher;
    }
}
