using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Agent.Configuration;
using AgeingMonitor.Edge.Agent.Outbox;
using AgeingMonitor.Edge.Agent.Time;
using AgeingMonitor.Edge.Link;
using Microsoft.Extensions.Logging;

namespace AgeingMonitor.Edge.Agent.Publishing;

/// <summary>
/// Everything between the sensors and the broker: takes readings and events at any time, keeps and dates and seals them, sends them until they are acknowledged. Owns the outbox. Safe to share.
/// </summary>
internal sealed partial class KitPublisher : IAsyncDisposable
{
    /// <summary>More packs than this behind: what is new is packed a minute at a time until they are gone.</summary>
    private const int Behind = 2 * WireLimits.MaxInFlightPacks;

    private readonly KitId kit;
    private readonly PublisherOptions options;
    private readonly KitOutbox outbox;
    private readonly KitClock kitClock;
    private readonly IKernelClock kernel;
    private readonly TimeProvider clock;
    private readonly ILogger logger;
    private readonly HeldReadings held;
    private readonly MqttLink link;
    private readonly PackSender sender;
    private readonly Lock gate = new();
    private readonly Pulse keep = new();
    private readonly List<ToldEvent> undated = [];
    private readonly AwaitedEvents awaited = new(1000);
    private readonly CancellationTokenSource stopping = new();
    private volatile InForce inForce;
    private KitTime time = KitTime.Unset;
    private volatile Looked? looked;
    private TimeSpan backlogPeriod;
    private Task running = Task.CompletedTask;
    private bool isRefused;
    private int refusedConfigurations;
    private int isDisposed;
    private long roundAt;

    /// <summary>A publisher that stands still until <see cref="Start"/>.</summary>
    /// <exception cref="ArgumentException">The endpoint's certificate is of no kit.</exception>
    public KitPublisher(MqttEndpoint endpoint, PublisherOptions options, KitOutbox outbox, OutboxOptions outboxOptions, IKernelClock kernel, ConfigurationFile configuration, TimeProvider clock, ILogger logger)
    {
        (kit, this.options, this.outbox, this.kernel, inForce, this.clock, this.logger) = (KitId.Parse(endpoint.UserName), options, outbox, kernel, new InForce(configuration, null), clock, logger);
        backlogPeriod = outboxOptions.BacklogPeriod;
        roundAt = clock.GetTimestamp();
        kitClock = new KitClock(kernel, outbox.Figures.KnownAt, outbox.Figures.Anchor);
        held = new HeldReadings(options.MostHeld);
        held.StartAfter(outbox.Figures.LastReading);
        link = new MqttLink(
            endpoint,
            new MqttLinkOptions
            {
                ClientId = kit.Value,
                Subscriptions = [Topics.For(kit, Topics.Ack), Topics.For(kit, Topics.Cfg), Topics.For(kit, Topics.Cmd)],
                Will = (Topics.For(kit, Topics.State), KitStateEncoder.Encode(new KitState { Online = false, AgentVersion = options.AgentVersion, Boot = outbox.Boot })),
                OnMessage = TakeMessageAsync,
                BeforeUp = () => sender!.SendAllAgain(),
                OnConnected = GreetAsync,
                OnRefused = NoteRefusal,
                Reconnect = new Backoff(TimeSpan.FromSeconds(1), options.LongestReconnect),
                KeepAlive = options.KeepAlive,
                Patience = options.Patience,
                Present = () => Present()?.At.ToDateTimeOffset(),
            },
            clock,
            logger);
        sender = new PackSender(gate, new Backoff(options.AckTimeout, options.LongestAckTimeout), outbox.Take, () => link.IsUp, PublishAsync, clock);
    }

    /// <summary>Whose it is.</summary>
    public KitId Kit => kit;

    /// <summary>Whether the connection is up.</summary>
    public bool IsUp => link.IsUp;

    /// <summary>The number of this start.</summary>
    public long Boot => outbox.Boot;

    /// <summary>The kit's clock, as it was looked at last.</summary>
    public ClockQuality Clock
    {
        get
        {
            lock (gate)
            {
                return time.Quality;
            }
        }
    }

    /// <summary>What waits and what was lost.</summary>
    public OutboxFigures Figures
    {
        get
        {
            lock (gate)
            {
                return outbox.Figures;
            }
        }
    }

    /// <summary>The configuration in force, the last good one; null when there is none.</summary>
    public KitConfiguration? Configuration => ConfigurationFile.Current;

    /// <summary>The configuration in force, as it is kept; without one it is empty.</summary>
    public ConfigurationFile ConfigurationFile => inForce.File;

    /// <summary>The version of the configuration in force; null when there is none.</summary>
    public long? ConfigurationVersion => ConfigurationFile.Version;

    /// <summary>Why the configuration that came last is not in force; null when it is, or when none came.</summary>
    public string? ConfigurationFault => inForce.Fault;

    /// <summary>Beats when another configuration is in force.</summary>
    public Pulse Configured { get; } = new();

    /// <summary>Beats when the kit learns the time, and when it learns that what it took for the time was wrong by more than a minute.</summary>
    public Pulse TimeLearned { get; } = new();

    /// <summary>Beats when there is a new connection.</summary>
    public Pulse Connected { get; } = new();

    /// <summary>Takes what comes on topic <c>cmd</c>; neither waits nor throws. Set before <see cref="Start"/>.</summary>
    public Action<byte[]> OnCommand { get; set; } = static _ => { };

    /// <summary>How many configurations came that could not be used or kept, since the start.</summary>
    public int RefusedConfigurations => Volatile.Read(ref refusedConfigurations);

    /// <summary>Ends when it is disposed of; sooner, and with what went wrong, only by a mistake of the program that trying again does not mend: whoever runs it ends the program, which is then started anew.</summary>
    public Task Running => running;

    /// <summary>How long ago what is held was last looked at to be kept: longer than a moment only while the disk hangs, or by a mistake. Does not wait for the disk.</summary>
    public TimeSpan SinceRound => clock.GetElapsedTime(Interlocked.Read(ref roundAt));

    /// <summary>Begins to keep, connect and send. Once only.</summary>
    public void Start()
    {
        if (ConfigurationFile.Fault is { } fault)
        {
            RefuseConfiguration(ConfigurationFile, fault);
        }

        running = RunAsync();
    }

    /// <summary>A sensor measured something. Neither waits nor throws.</summary>
    /// <param name="sensor">Which.</param>
    /// <param name="quantity">What.</param>
    /// <param name="value">In the quantity's unit.</param>
    /// <param name="stamp">When, in microseconds since the machine was switched on.</param>
    /// <param name="dated">The same by the device's own clock; null for what the stamp says.</param>
    public void Say(SensorId sensor, QuantityDefinition quantity, ObservedValue value, long stamp, Instant? dated) => held.Add(sensor, quantity, value, stamp, dated);

    /// <summary>The kit's own time at a stamp, as of when its clock was looked at last; null while it is unknown. Waits for nothing.</summary>
    public Instant? TimeOf(long stamp) => looked?.Time.At(stamp);

    /// <summary>The kit's own time now, as of when its clock was looked at last; null while it is unknown. Waits for nothing.</summary>
    public PresentTime? PresentAsLooked() => looked is { Time: var known } ? PresentBy(known) : null;

    /// <summary>Something happened that cannot wait, or what became of it. It is on its way when this returns, whether or not the kit knows the time and whether or not the disk takes it.</summary>
    /// <param name="readings">What happened.</param>
    /// <param name="before">The event that this tells more of; null for a new one.</param>
    public ToldEvent Tell(IReadOnlyList<Reading> readings, ToldEvent? before = null)
    {
        ArgumentNullException.ThrowIfNull(readings);
        var told = before ?? new ToldEvent();
        lock (gate)
        {
            ReadTime();
            LearnTime();
            told.Messages.Add([.. told.Messages.Count > 0 ? told.Messages[^1] : [], .. readings]);
            if (time.IsKnown)
            {
                told.Dated ??= time;
                Send(told, told.Messages.Count);
            }
            else
            {
                // An instant of the monotonic clock: only how long ago it was leaves the kit.
                var now = Math.Max(kernel.Read().Stamp, told.Messages[^1].Max(reading => reading.Stamp));
                var number = outbox.AddEvent(KitTime.Unset.At(now), KitTime.Unset.Quality, ToldEvent.Observe(told.Messages[^1], KitTime.Unset), told.Repeats(outbox.Boot));
                awaited.Add(number, told, told.Messages.Count);
                if (told.FirstUndated is null || told.Boot != number.Boot)
                {
                    (told.FirstUndated, told.Boot) = (number.Sequence, number.Boot);
                }

                told.Undated++;
                if (!undated.Contains(told))
                {
                    undated.Add(told);
                }
            }
        }

        sender.Pulse.Beat();
        return told;
    }

    /// <summary>The kit has another certificate, or another broker: the connection is made anew with it. Nothing that waits is touched.</summary>
    public Task ChangeAsync(MqttEndpoint endpoint) => link.ChangeAsync(endpoint);

    /// <summary>Hands an answer to a command to the broker; false when it did not get through, now or at all.</summary>
    public Task<bool> TryAnswerAsync(byte[] answer, CancellationToken cancellationToken) => link.TryPublishAsync(Topics.For(kit, Topics.Res), answer, null, retain: false, cancellationToken);

    /// <summary>Keeps what is held, now rather than in a moment.</summary>
    public void KeepNow() => keep.Beat();

    /// <summary>Keeps what is held, says good-bye and stops. What is not acknowledged waits for the next start.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref isDisposed, 1) != 0)
        {
            return;
        }

        await stopping.CancelAsync().ConfigureAwait(false);
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Keep();
        if (link.IsUp)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2), clock);
            await SayStateAsync(patience.Token, isOnline: false).ConfigureAwait(false);
        }

        await link.DisposeAsync().ConfigureAwait(false);
        lock (gate)
        {
            outbox.Dispose();
        }

        stopping.Dispose();
        saying.Dispose();
    }

    private async Task RunAsync()
    {
        Task[] loops = [link.RunAsync(stopping.Token), sender.RunAsync(stopping.Token), KeepAsync(stopping.Token), ConfigureAsync(stopping.Token)];
        await Task.WhenAny(loops).ConfigureAwait(false);
        await stopping.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(loops).ConfigureAwait(false);
    }

    /// <summary>The time as it was looked at last, known: for who does not wait for the lock.</summary>
    private sealed record Looked(KitTime Time);
}
