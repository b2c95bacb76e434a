using System.Threading.Channels;
using AgeingMonitor.Edge.Agent.Outbox;
using AgeingMonitor.Edge.Agent.Publishing;
using Microsoft.Extensions.Logging;

namespace AgeingMonitor.Edge.Agent.Rules;

/// <summary>
/// Hands events to the publisher, one after the other, on a thread of its own: a disk that answers nothing holds up neither lamp nor buzzer. Outlives the rules, which change with each configuration. Safe to share.
/// </summary>
/// <param name="tell"><see cref="KitPublisher.Tell"/>.</param>
/// <param name="clock">For <see cref="LongestWait"/>.</param>
/// <param name="logger">Told of an event that could not be told.</param>
internal sealed partial class EventTeller(Func<IReadOnlyList<Reading>, ToldEvent?, ToldEvent> tell, TimeProvider clock, ILogger logger) : IEventTeller, IAsyncDisposable
{
    /// <summary>Without a bound: what fills it are people, or a broken button with one press a second, and only while the disk hangs; a day of that is 30 MB.</summary>
    private readonly Channel<Telling> queue = Channel.CreateUnbounded<Telling>();
    private Task running = Task.CompletedTask;

    /// <summary>How long the oldest event that is not told yet has waited; zero when none waits.</summary>
    public TimeSpan LongestWait => queue.Reader.TryPeek(out var oldest) ? clock.GetElapsedTime(oldest.Since) : TimeSpan.Zero;

    /// <summary>Begins. Once only; what was told before is told first.</summary>
    public void Start() => running = Task.Run(RunAsync);

    /// <inheritdoc/>
    public IToldEvent Tell(IReadOnlyList<Reading> readings, IToldEvent? before = null)
    {
        var about = before as Handed ?? new Handed();
        about.Begin();
        if (!queue.Writer.TryWrite(new(readings, about, clock.GetTimestamp())))
        {
            LogTooLate();
        }

        return about;
    }

    /// <summary>Tells what waits, and stops. To be called while the publisher still takes events.</summary>
    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await running.ConfigureAwait(false);
    }

    private async Task RunAsync()
    {
        while (await queue.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            // One that is being told waits still, for whoever asks.
            while (queue.Reader.TryPeek(out var telling))
            {
                try
                {
                    telling.About.End(tell(telling.Readings, telling.About.Told));
                }
                catch (Exception e)
                {
                    // A mistake of the program: this event is lost and told in the log, those after it are not. It is never counted as told: the server does not have it, and the lamp says no more than that
                    // it was heard, until the next press.
                    LogMistake(e);
                }

                queue.Reader.TryRead(out _);
            }
        }
    }

    [LoggerMessage(7401, LogLevel.Critical, "An event could not be told and is lost")]
    private partial void LogMistake(Exception exception);

    [LoggerMessage(7402, LogLevel.Critical, "An event came after the kit stopped telling, and is lost")]
    private partial void LogTooLate();

    private sealed record Telling(IReadOnlyList<Reading> Readings, Handed About, long Since);

    /// <summary>An event on its way to the publisher or there.</summary>
    private sealed class Handed : IToldEvent
    {
        private int waiting;
        private volatile ToldEvent? told;

        public ToldEvent? Told => told;

        public bool IsAcknowledged => Volatile.Read(ref waiting) == 0 && told is { IsAcknowledged: true };

        public void Begin() => Interlocked.Increment(ref waiting);

        public void End(ToldEvent by)
        {
            told = by;
            Interlocked.Decrement(ref waiting);
        }
    }
}
