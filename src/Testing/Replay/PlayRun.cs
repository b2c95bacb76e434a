using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Edge.Link;
using AgeingMonitor.Testing.Faults;
using AgeingMonitor.Testing.Recordings;
using Microsoft.Extensions.Logging;

namespace AgeingMonitor.Testing.Replay;

/// <summary>One play of one recording: a task reads ahead at the recording's pace, a task sends, acknowledgements come in between.</summary>
internal sealed partial class PlayRun : IAsyncDisposable
{
    private static readonly TimeSpan ProgressPeriod = TimeSpan.FromMilliseconds(500);
    private readonly RecordingReader reader;
    private readonly ReplayPlan plan;
    private readonly PlayOptions options;
    private readonly TimeProvider clock;
    private readonly ILogger logger;
    private readonly PlayedPackSource source;
    private readonly FaultyLine? line;
    private readonly Dictionary<KitId, KitQueue> kits;
    private readonly HashSet<KitQueue> touched = [];
    private readonly MqttLink link;
    private readonly Lock gate = new();
    private readonly Pulse pulse = new();
    private readonly long started;
    private long sent;
    private long resent;
    private long acknowledged;
    private long ticks;
    private long observations;
    private Instant? virtualTime;
    private DateTimeOffset? nextDue;

    public PlayRun(RecordingReader reader, ReplayPlan plan, MqttEndpoint endpoint, PlayOptions options, TimeProvider clock, ILogger logger)
    {
        this.reader = reader;
        this.plan = plan;
        this.options = options;
        this.clock = clock;
        this.logger = logger;
        started = clock.GetTimestamp();
        source = new PlayedPackSource(plan);
        var backoff = new Backoff(options.AckTimeout, options.LongestAckTimeout);
        kits = plan.Homes.SelectMany(home => home.Kits).Select(placement => placement.Kit).Distinct()
            .ToDictionary(kit => kit, kit => new KitQueue(new SendWindow(backoff, new Random(HashCode.Combine(started, kit)))));
        link = new MqttLink(
            endpoint,
            new MqttLinkOptions
            {
                ClientId = FormattableString.Invariant($"{endpoint.UserName}-{Guid.NewGuid():N}"),
                Subscriptions = [.. kits.Keys.Select(kit => Topics.For(kit, Topics.Ack))],
                OnMessage = TakeAck,
                OnConnected = _ => SendAllAgain(),
            },
            clock,
            logger);
        line = options.Faults is { } faults ? new FaultyLine(faults, isLive: false, PublishAsync, clock) : null;
    }

    public async Task<PlayReport> PlayAsync(IProgress<PlayProgress>? progress, CancellationToken cancellationToken)
    {
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var background = new List<Task> { link.RunAsync(linked.Token), SendAsync(linked.Token), ReportAsync(progress, linked.Token) };
        try
        {
            await ReadAsync(cancellationToken).ConfigureAwait(false);
            await WaitAsync(() => kits.Values.All(kit => kit.IsEmpty), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await linked.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(background).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        progress?.Report(Progress());
        return new PlayReport
        {
            Packs = acknowledged,
            Ticks = ticks,
            Observations = observations,
            Resent = resent,
            LeftOut = source.LeftOut,
            Repeats = source.Repeats,
            Faults = line?.Counts ?? StreamFaultCounts.None,
            Elapsed = clock.GetElapsedTime(started),
            Homes = source.Content,
            Fault = reader.Fault,
        };
    }

    public ValueTask DisposeAsync() => link.DisposeAsync();

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        Instant? first = null;
        await foreach (var message in reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (source.Take(message) is not { } pack || plan.Map(message.Kit) is not { } kit)
            {
                continue;
            }

            first ??= message.At;
            if (options.Speed is { } speed)
            {
                var wait = ((message.At - first.Value) / speed) - clock.GetElapsedTime(started);
                if (wait > TimeSpan.Zero)
                {
                    await Task.Delay(wait, clock, cancellationToken).ConfigureAwait(false);
                }
            }

            await WaitAsync(() => !kits[kit].IsFull, cancellationToken).ConfigureAwait(false);
            lock (gate)
            {
                kits[kit].Enqueue(pack);
                touched.Add(kits[kit]);
                virtualTime = plan.Move(message.At);
            }

            pulse.Beat();
        }

        if (reader.Fault is { } fault)
        {
            LogFault(fault.Line, fault.Reason);
        }
    }

    private async Task ReportAsync(IProgress<PlayProgress>? progress, CancellationToken cancellationToken)
    {
        while (progress is not null && !cancellationToken.IsCancellationRequested)
        {
            await Task.Delay(ProgressPeriod, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            progress.Report(Progress());
        }
    }

    private PlayProgress Progress()
    {
        lock (gate)
        {
            var seconds = clock.GetElapsedTime(started).TotalSeconds;
            return new PlayProgress(sent, acknowledged, resent, observations, seconds > 0 ? observations / seconds : 0, virtualTime, link.IsUp);
        }
    }

    private async Task WaitAsync(Func<bool> condition, CancellationToken cancellationToken)
    {
        while (true)
        {
            var next = pulse.Next;
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

    [LoggerMessage(7201, LogLevel.Warning, "The recording cannot be read beyond line {Line} ({Reason}); what lies before it is played")]
    private partial void LogFault(long line, string reason);

    [LoggerMessage(7202, LogLevel.Warning, "The player received an acknowledgement that it cannot read; it goes on sending")]
    private partial void LogBadAck();
}
