using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Edge.Link;
using AgeingMonitor.Testing.Faults;
using AgeingMonitor.Testing.Kits.Life;
using Microsoft.Extensions.Logging;

namespace AgeingMonitor.Testing.Kits;

/// <summary>
/// A kit that speaks the real contract over a connection of its own: numbers packs in two lanes, freezes their bytes, keeps them in an outbox, sends at most 32 unacknowledged
/// at a time, lane evt before any backlog, and again until the server says that they are safe. What was not acknowledged when the process ended, by whatever cause, is in the journal and
/// is sent first by the next start, which is a new boot. Safe to share.
/// </summary>
public sealed partial class SimulatedKit : IAsyncDisposable
{
    private readonly SimulatedKitOptions options;
    private readonly IKitJournal journal;
    private readonly TimeProvider clock;
    private readonly ILogger logger;
    private readonly KitOutbox outbox;
    private readonly PackSender sender;
    private readonly MqttLink link;
    private volatile FaultyLine? line;
    private ClockQuality quality = KitSays.Synced;
    private readonly Lock gate = new();
    private readonly CancellationTokenSource stopping = new();
    private Task running = Task.CompletedTask;
    private long sealedPacks;
    private long acknowledged;

    /// <summary>A kit that stands still until <see cref="Start"/>. It owns the journal from now on.</summary>
    public SimulatedKit(SimulatedKitOptions options, MqttEndpoint endpoint, IKitJournal journal, TimeProvider clock, ILogger<SimulatedKit> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(journal);
        this.options = options;
        this.journal = journal;
        this.clock = clock;
        this.logger = logger;
        started = clock.GetTimestamp();
        outbox = new KitOutbox(journal, options.OutboxPacks);
        sender = new PackSender(gate, new Backoff(options.AckTimeout, options.LongestAckTimeout), mayTakeObs => outbox.Take(mayTakeObs), () => link!.IsUp, HandOverAsync, clock);
        link = new MqttLink(
            endpoint,
            new MqttLinkOptions
            {
                ClientId = options.Kit.Value,
                Subscriptions = [Topics.For(options.Kit, Topics.Ack), Topics.For(options.Kit, Topics.Cmd)],
                Will = (Topics.For(options.Kit, Topics.State), Offline()),
                OnMessage = HearAsync,
                BeforeUp = () => sender!.SendAllAgain(),
                OnConnected = SayOnlineAsync,
            },
            clock,
            logger);
        line = options.Faults is { } faults ? new FaultyLine(faults, options.IsLive, PublishAsync, clock) : null;
    }

    /// <summary>The kit.</summary>
    public KitId Kit => options.Kit;

    /// <summary>The number of this start.</summary>
    public long Boot => outbox.Boot;

    /// <summary>Latest seal on lane obs, of this boot or an earlier one: whoever feeds the kit goes on from here. Null for a kit that never spoke.</summary>
    public Instant? LastSealedAt
    {
        get
        {
            lock (gate)
            {
                return outbox.LastSealedAt;
            }
        }
    }

    /// <summary>Faults that its packs met on their way, as <see cref="SimulatedKitOptions.Faults"/> asked for.</summary>
    public StreamFaultCounts Faults => line?.Counts ?? StreamFaultCounts.None;

    /// <summary>What it has done so far.</summary>
    public KitStatistics Statistics
    {
        get
        {
            lock (gate)
            {
                return new KitStatistics(sealedPacks, sender.Sent, sender.Resent, acknowledged, outbox.ShedPacks, outbox.Unsent + sender.UnderWay, link.IsUp);
            }
        }
    }

    /// <summary>Begins to connect and send. Once only.</summary>
    public void Start() => running = Task.WhenAll(link.RunAsync(stopping.Token), sender.RunAsync(stopping.Token));

    /// <summary>Freezes a pack and gives it its number. Never waits: a full outbox sheds its oldest observations.</summary>
    /// <param name="lane">Obs or evt.</param>
    /// <param name="sealedAt">Not earlier than any observation inside.</param>
    /// <param name="observations">May be empty on lane obs: a heartbeat.</param>
    /// <exception cref="ArgumentException">The pack is not one that a kit may send.</exception>
    public PackKey Seal(Lane lane, Instant sealedAt, IReadOnlyList<Observation> observations)
    {
        ArgumentNullException.ThrowIfNull(observations);
        if (lane is not (Lane.Obs or Lane.Evt) || observations.Any(observation => observation.MeasuredAt > sealedAt))
        {
            throw new ArgumentException($"A pack of lane {lane}, sealed at {sealedAt}, cannot hold these observations.", nameof(observations));
        }

        return Add(lane, sealedAt, observations, KitSays.Synced, null);
    }

    /// <summary>Freezes an event of a kit that does not know the time: its observations say how long ago they were.</summary>
    /// <param name="sealedAt">When that is, which the pack does not tell.</param>
    /// <param name="observations">Not later than that.</param>
    /// <param name="first">The pack that told of the event first, where this one tells of it again, such as a fall that is confirmed.</param>
    public PackKey SealUndated(Instant sealedAt, IReadOnlyList<Observation> observations, PackKey? first = null) =>
        Add(Lane.Evt, sealedAt, observations, new ClockQuality(ClockState.Unset, null), first?.Sequence);

    /// <summary>Freezes the dated form of an event that left without a date in this boot, once the kit knows the time.</summary>
    /// <param name="first">The pack that told of the event first.</param>
    /// <param name="sealedAt">Now.</param>
    /// <param name="observations">The same observations, with their dates.</param>
    public PackKey SealDated(PackKey first, Instant sealedAt, IReadOnlyList<Observation> observations) => Add(Lane.Evt, sealedAt, observations, KitSays.Synced, first.Sequence);

    /// <summary>As <see cref="Seal"/>, but waits while many packs are unsent, so that a long history passes through at the pace of the acknowledgements and nothing is shed.</summary>
    public async ValueTask<PackKey> SealWhenRoomAsync(Lane lane, Instant sealedAt, IReadOnlyList<Observation> observations, CancellationToken cancellationToken)
    {
        await WaitAsync(() => outbox.Unsent < options.BackfillPacks, cancellationToken).ConfigureAwait(false);
        return Seal(lane, sealedAt, observations);
    }

    /// <summary>Ends when the server has every pack so far.</summary>
    public Task DrainAsync(CancellationToken cancellationToken) => WaitAsync(() => outbox.Unsent + sender.UnderWay == 0, cancellationToken);

    /// <summary>Says good-bye on topic state, disconnects and closes the journal. What is not acknowledged stays there for the next start.</summary>
    public ValueTask DisposeAsync() => EndAsync(isOrderly: true);

    private async ValueTask EndAsync(bool isOrderly)
    {
        if (stopping.IsCancellationRequested)
        {
            return;
        }

        await stopping.CancelAsync().ConfigureAwait(false);
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!isOrderly)
        {
            link.Hold();
        }
        else if (link.IsUp)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2), clock);
            await link.TryPublishAsync(Topics.For(Kit, Topics.State), Offline(), null, retain: true, patience.Token).ConfigureAwait(false);
        }

        await link.DisposeAsync().ConfigureAwait(false);
        lock (gate)
        {
            journal.Dispose();
        }

        stopping.Dispose();
    }

    /// <summary>Freezes what a <see cref="KitLife"/> has sealed.</summary>
    internal PackKey Freeze(SealedPack pack) => Add(pack.Lane, pack.SealedAt, pack.Observations, pack.Clock, pack.Repeats);

    private PackKey Add(Lane lane, Instant sealedAt, IReadOnlyList<Observation> observations, ClockQuality said, long? repeats)
    {
        lock (gate)
        {
            var number = outbox.Add(lane, sealedAt, WireLimits.SenMlCbor, head => Freeze(head, sealedAt, observations, said, repeats));
            sealedPacks++;
            sender.Pulse.Beat();
            return new PackKey(Kit, number.Boot, number.Lane, number.Sequence);
        }
    }

    private byte[] Freeze(PackHead head, Instant sealedAt, IReadOnlyList<Observation> observations, ClockQuality said, long? repeats) => PackEncoder.Encode(new Pack
    {
        Key = new PackKey(Kit, head.Number.Boot, head.Number.Lane, head.Number.Sequence),
        SealedAt = sealedAt,
        ReceivedAt = sealedAt,
        Clock = said,
        Repeats = repeats,
        EventsBefore = head.EventsBefore,
        After = head.After,
        Shed = head.Shed,
        Observations = observations,
    });

    private byte[] Online(int queued) => KitSays.Online(Boot, options.Sensors, queued, quality);

    private byte[] Offline() => KitSays.Offline(Boot, quality);

    private async Task WaitAsync(Func<bool> condition, CancellationToken cancellationToken)
    {
        while (true)
        {
            var next = sender.Pulse.Next;
            lock (gate)
            {
                if (condition())
                {
                    return;
                }
            }

            await next.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
