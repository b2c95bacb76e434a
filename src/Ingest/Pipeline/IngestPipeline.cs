using System.Threading.Channels;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Ingest.Broker;
using AgeingMonitor.Ingest.Commands;
using Microsoft.Extensions.Logging;

namespace AgeingMonitor.Ingest.Pipeline;

/// <summary>
/// Receive → decode → validate → write → hand on → acknowledge, with channels between. One budget bounds all that is in hand; policy for "full": reading stops, so that kits keep their packs.
/// Events overtake whatever waits.
/// </summary>
internal sealed partial class IngestPipeline : IDisposable
{
    private readonly IntakeStage intake;
    private readonly WriteStage write;
    private readonly HandOnStage handOn;
    private readonly AcknowledgeStage acknowledge;
    private readonly KitStateDesk states;
    private readonly AnswerDesk answers;
    private readonly IngestOptions options;
    private readonly IngestMetrics metrics;
    private readonly TimeProvider clock;
    private readonly ILogger<IngestPipeline> log;
    private readonly InHandBudget budget;
    private readonly Channel<MessageInHand> received;
    private readonly Channel<RoutedPack> good;
    private readonly Channel<Task<IReadOnlyList<RoutedPack>>> written;
    private readonly Channel<IReadOnlyList<RoutedPack>> accepted;
    private readonly CancellationTokenSource abandon = new();
    private long arrivals;

    public IngestPipeline(
        IntakeStage intake,
        WriteStage write,
        HandOnStage handOn,
        AcknowledgeStage acknowledge,
        KitStateDesk states,
        AnswerDesk answers,
        IngestOptions options,
        IngestMetrics metrics,
        TimeProvider clock,
        ILogger<IngestPipeline> log)
    {
        this.intake = intake;
        this.write = write;
        this.handOn = handOn;
        this.acknowledge = acknowledge;
        this.states = states;
        this.answers = answers;
        this.options = options;
        this.metrics = metrics;
        this.clock = clock;
        this.log = log;
        budget = new InHandBudget(options.MaxMessagesInHand, options.MaxBytesInHand);
        received = EventsFirst(MessageInHand.Order);
        good = EventsFirst(RoutedPack.Order);
        written = Channel.CreateBounded<Task<IReadOnlyList<RoutedPack>>>(options.ConcurrentWrites);
        accepted = Channel.CreateBounded<IReadOnlyList<RoutedPack>>(options.ConcurrentHomes);
        metrics.WatchQueue("receive", () => budget.Waiting);
        metrics.WatchQueue("decode", () => received.Reader.Count);
        metrics.WatchQueue("raise", () => intake.WaitingToBeRaised);
        metrics.WatchQueue("write", () => good.Reader.Count);
        metrics.WatchQueue("hand-on", () => handOn.Waiting);
        metrics.WatchQueue("acknowledge", () => accepted.Reader.Count);
        metrics.WatchQueue("state", () => states.Waiting);
        metrics.WatchQueue("answer", () => answers.Waiting);
        metrics.WatchQueue("in-hand", () => budget.Messages);
    }

    /// <summary>Ends when everything is done with after <see cref="DrainAsync"/>; fails when a stage fails for a reason of its own.</summary>
    public Task Completion { get; private set; } = Task.CompletedTask;

    /// <summary>Messages in hand.</summary>
    internal int InHand => budget.Messages;

    /// <summary>Senders that wait for room.</summary>
    internal int Waiting => budget.Waiting;

    /// <summary>Packs that wait for the store.</summary>
    internal int WaitingToBeWritten => good.Reader.Count;

    public void Start()
    {
        var token = abandon.Token;
        Completion = Task.WhenAll(
            RunAsync(() => intake.RunAsync(received.Reader, good.Writer, token), good.Writer),
            RunAsync(() => write.RunAsync(good.Reader, written.Writer, token), written.Writer),
            RunAsync(() => handOn.RunAsync(written.Reader, accepted.Writer, token), accepted.Writer),
            RunAsync(() => acknowledge.RunAsync(accepted.Reader, token), received.Writer),
            RunAsync(() => states.RunAsync(token), received.Writer),
            RunAsync(() => answers.RunAsync(token), received.Writer));
    }

    /// <summary>Takes a message, waiting for room; false when it is not wanted any more.</summary>
    public async ValueTask<bool> ReceiveAsync(ReceivedMessage message, CancellationToken cancellationToken)
    {
        if (!Topics.TryParse(message.Topic, out var kit, out var channel))
        {
            return true;
        }

        metrics.Received(channel);
        if (channel == Topics.State)
        {
            states.Take(kit, message);
            return true;
        }

        if (channel == Topics.Res)
        {
            return answers.Take(kit, message);
        }

        var isUrgent = channel == Topics.Evt;
        if (!await budget.EnterAsync(message.Payload.Length, isUrgent, cancellationToken))
        {
            return false;
        }

        var inHand = new MessageInHand(message, isUrgent, Interlocked.Increment(ref arrivals), budget);
        if (received.Writer.TryWrite(inHand))
        {
            return true;
        }

        inHand.Done();
        return false;
    }

    /// <summary>Takes nothing more and works off what is in hand, within a bound; what is left then was not answered and comes again.</summary>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        budget.Close();
        states.Close();
        answers.Close();
        received.Writer.TryComplete();
        try
        {
            await Completion.WaitAsync(options.DrainPatience, clock, cancellationToken);
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            LogAbandoned(budget.Messages);
            await abandon.CancelAsync();
            await Completion.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    public void Dispose()
    {
        // Nothing is left in hand; what still tries to raise it need not.
        abandon.Cancel();
        abandon.Dispose();
    }

    // Bounded by the budget: it never holds more than that lets in.
    private static Channel<T> EventsFirst<T>(IComparer<T> order) => Channel.CreateUnboundedPrioritized(new UnboundedPrioritizedChannelOptions<T> { Comparer = order, SingleReader = true });

    // A stage that ends, ends the next one. One that fails ends all: nothing in hand was answered, so nothing is lost.
    private async Task RunAsync<T>(Func<Task> stage, ChannelWriter<T> next)
    {
        try
        {
            await Task.Run(stage);
        }
        catch
        {
            await abandon.CancelAsync();
            throw;
        }
        finally
        {
            next.TryComplete();
        }
    }

    [LoggerMessage(3040, LogLevel.Warning, "Stopped with {Messages} messages in hand; they were not answered and will be sent again")]
    private partial void LogAbandoned(int messages);
}
