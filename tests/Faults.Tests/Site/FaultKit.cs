using System.Net;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Link;
using AgeingMonitor.Testing.Faults;
using AgeingMonitor.Testing.Faults.History;
using AgeingMonitor.Testing.Faults.Proxy;
using AgeingMonitor.Testing.Kits;
using Microsoft.Extensions.Logging.Abstractions;

namespace AgeingMonitor.Faults.Tests.Site;

/// <summary>A home with its kit, the kit's journal on disk, and the link between kit and broker. The kit's time is its own: it moves by what it seals.</summary>
internal sealed class FaultKit : IAsyncDisposable
{
    public static readonly SensorId Hall = SensorId.Parse("hall");
    public static readonly SensorId Wrist = SensorId.Parse("wrist");
    private const int OutboxPacks = 48;
    private readonly string journalPath;
    private readonly MqttEndpoint endpoint;
    private readonly StreamFaultOptions line;
    private readonly TimeProvider clock;
    private SimulatedKit? kit;

    public FaultKit(HomePlan plan, string journalPath, MqttEndpoint endpoint, TcpFaultProxy proxy, StreamFaultOptions line, TimeProvider clock, Instant start)
    {
        (Plan, Link, this.journalPath, this.endpoint, this.line, this.clock, Now) = (plan, proxy, journalPath, endpoint, line, clock, start);
        History = new KitHistory(plan.Kits[0].Kit);
    }

    public HomePlan Plan { get; }

    public TcpFaultProxy Link { get; }

    public KitHistory History { get; }

    /// <summary>The kit's own time.</summary>
    public Instant Now { get; private set; }

    public bool IsRunning => kit is not null;

    public SimulatedKit Kit => kit ?? throw new InvalidOperationException("The kit does not run.");

    /// <summary>Faults that its packs met on their way in all its lives.</summary>
    public long DamagedSent { get; private set; }

    public static HomePlan PlanOf(string name, HomeMode mode)
    {
        var home = HomeId.Derive($"{name}/home");
        var id = KitId.Derive($"{name}/kit");
        var resident = ResidentId.Derive($"{name}/resident");
        var hall = RoomId.Derive($"{name}/hall");
        return new HomePlan
        {
            Home = home,
            Mode = mode,
            TimeZone = "Europe/Paris",
            CareTeam = CareTeamId.Derive("faults/team"),
            Rooms = [new Room(hall, RoomKind.Hall)],
            Kits = [new KitPlacement(id, home, TimeRange.Always)],
            Sensors = [new SensorPlacement(id, Hall, hall, null, TimeRange.Always), new SensorPlacement(id, Wrist, null, resident, TimeRange.Always)],
            Residents = [new Residency(resident, TimeRange.Always)],
        };
    }

    public void Start()
    {
        if (kit is null)
        {
            var options = new SimulatedKitOptions
            {
                Kit = History.Kit,
                AckTimeout = TimeSpan.FromSeconds(3),
                LongestAckTimeout = TimeSpan.FromSeconds(20),
                OutboxPacks = OutboxPacks,
                BackfillPacks = OutboxPacks,
                Faults = line,
                IsLive = Plan.Mode != HomeMode.Replay,
            };
            kit = new SimulatedKit(options, endpoint with { Port = Link.Port }, History.Watch(new FileKitJournal(journalPath)), clock, NullLogger<SimulatedKit>.Instance);
            kit.Start();
        }
    }

    /// <summary>Says good-bye and stops; what is not acknowledged stays in the journal.</summary>
    public async Task StopAsync()
    {
        if (kit is { } ending)
        {
            kit = null;
            await ending.DisposeAsync();
            DamagedSent += ending.Faults.Corrupted + ending.Faults.Clocks;
        }
    }

    /// <summary>Dies without a word: its connection is gone before it can say good-bye.</summary>
    public async Task KillAsync()
    {
        var before = Link.Faults;
        Link.Faults = new LinkFaults { IsRefusing = true };
        Link.Reset();
        await StopAsync();
        Link.Faults = before;
    }

    /// <summary>Lets the kit's time pass.</summary>
    public void Pass(TimeSpan time) => Now += time;

    /// <summary>Seals what was observed, each observation a little before now.</summary>
    public PackKey Seal(Lane lane, params ReadOnlySpan<(SensorId Sensor, QuantityDefinition Quantity, ObservedValue Value)> values) => Kit.Seal(lane, Now, Dated(values));

    public PackKey SealUndated(params ReadOnlySpan<(SensorId Sensor, QuantityDefinition Quantity, ObservedValue Value)> values) => Kit.SealUndated(Now, Dated(values));

    public PackKey SealUndatedAgain(PackKey first, IReadOnlyList<Observation> told, params ReadOnlySpan<(SensorId Sensor, QuantityDefinition Quantity, ObservedValue Value)> values) =>
        Kit.SealUndated(Now, [.. told, .. Dated(values)], first);

    public PackKey SealDated(PackKey first, IReadOnlyList<Observation> observations) => Kit.SealDated(first, Now, observations);

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        await Link.DisposeAsync();
    }

    /// <summary>Where the broker is in its present life.</summary>
    public void Aim(int port) => Link.Target = new IPEndPoint(IPAddress.Loopback, port);

    private Observation[] Dated(ReadOnlySpan<(SensorId Sensor, QuantityDefinition Quantity, ObservedValue Value)> values)
    {
        var observations = new Observation[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            // The kit's time moves on by a second at least before each pack, so that no two values of a series fall on one instant.
            observations[i] = new Observation(values[i].Sensor, values[i].Quantity, Now - TimeSpan.FromMilliseconds(10 * (values.Length - 1 - i)), values[i].Value);
        }

        return observations;
    }
}
