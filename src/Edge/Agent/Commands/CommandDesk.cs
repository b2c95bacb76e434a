using System.Threading.Channels;
using AgeingMonitor.Contracts.Commands;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Edge.Agent.Time;
using AgeingMonitor.Edge.Link;
using Microsoft.Extensions.Logging;

namespace AgeingMonitor.Edge.Agent.Commands;

/// <summary>
/// Takes what the server asks, does it once however often it comes, one at a time, and answers until the answer is through or its command is over. Sensors and packs wait for nothing here. Safe to share.
/// </summary>
/// <param name="act">Does a command; cancelled when it is over.</param>
/// <param name="publish">Hands an answer to the connection; false when it did not get through.</param>
/// <param name="present">The time by the kit's clock, and how far it may be off, in seconds; null while it is not known. Waits for nothing.</param>
/// <param name="connected">Beats when there is a new connection.</param>
/// <param name="clock">For waits.</param>
/// <param name="logger">Told what was asked and what came of it.</param>
internal sealed partial class CommandDesk(
    Func<KitCommand, CancellationToken, Task<CommandAnswer>> act, Func<byte[], CancellationToken, Task<bool>> publish, Func<PresentTime?> present, Pulse connected, TimeProvider clock, ILogger logger)
{
    /// <summary>Commands that wait; one more is answered <see cref="CommandOutcome.Busy"/>.</summary>
    public const int MostWaiting = 4;

    /// <summary>Requests that are remembered, so that none is done twice. Those that are over are forgotten first, and no more than this are taken on.</summary>
    public const int MostRemembered = 64;

    /// <summary>After which an answer that did not get through is tried again, where no connection comes before.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(2);

    private readonly Lock gate = new();
    private readonly Dictionary<CommandId, Taken> taken = [];
    private readonly Channel<Taken> waiting = Channel.CreateBounded<Taken>(MostWaiting);
    private readonly Pulse answered = new();
    private long refused;

    /// <summary>Messages that were no command and could not be answered, since the start.</summary>
    public long Refused => Interlocked.Read(ref refused);

    /// <summary>A message of topic <c>cmd</c> has come. Neither waits nor throws.</summary>
    public void Take(byte[] payload)
    {
        var result = KitCommandDecoder.Decode(payload);
        if (result.Request is not { } request)
        {
            Interlocked.Increment(ref refused);
            LogMalformed(string.Join(' ', result.Faults));
            return;
        }

        lock (gate)
        {
            if (taken.TryGetValue(request, out var known))
            {
                // Once is enough. The answer may be what was lost.
                known.IsOwed = known.Answer is not null;
                answered.Beat();
                return;
            }

            Forget();
            if (taken.Count >= MostRemembered)
            {
                Interlocked.Increment(ref refused);
                LogTooMany(request);
                return;
            }

            var life = result.Command is { } command ? Life(command) : TimeSpan.FromSeconds(CommandRules.LongestLife);
            var one = taken[request] = new Taken(request, result.Command, clock.GetTimestamp(), TimeSpan.FromTicks(Math.Clamp(life.Ticks, 0, TimeSpan.TicksPerSecond * CommandRules.LongestLife)));
            LogTaken(result.Command?.Kind ?? CommandKind.Unknown, request);
            if (result.Command is null)
            {
                Answer(one, CommandOutcome.Malformed, string.Join(' ', result.Faults));
            }
            else if (result.Command.Kind == CommandKind.Unknown)
            {
                Answer(one, CommandOutcome.Unknown);
            }
            else if (life <= TimeSpan.Zero)
            {
                Answer(one, CommandOutcome.Expired);
            }
            else if (!waiting.Writer.TryWrite(one))
            {
                Answer(one, CommandOutcome.Busy);
            }
        }
    }

    /// <summary>Does what is asked and answers, until it is stopped; sooner, and with what went wrong, by a mistake of the program's in either: both may then be begun anew.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        Task[] halves = [DoAllAsync(over.Token), AnswerAllAsync(over.Token)];
        await Task.WhenAny(halves);
        await over.CancelAsync();
        await Task.WhenAll(halves);
    }

    /// <summary>What is left of its time. A kit that does not know the time counts from the arrival: nothing is retained and no session is kept, so what arrives was sent just now. Its clock's own doubt is granted.</summary>
    private TimeSpan Life(KitCommand command) => present() is { } now ? command.Expires - now.At + TimeSpan.FromSeconds(Math.Min(now.UncertaintySeconds, CommandRules.LongestLife)) : command.Within;

    private async Task DoAllAsync(CancellationToken stop)
    {
        try
        {
            await foreach (var one in waiting.Reader.ReadAllAsync(stop))
            {
                if (LeftOf(one) is var left && left <= TimeSpan.Zero)
                {
                    Keep(one, CommandOutcome.Expired);
                    continue;
                }

                await DoAsync(one, left, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The program ends, and who asked sees it expire; or this is begun anew.
        }
    }

    private async Task DoAsync(Taken one, TimeSpan left, CancellationToken stop)
    {
        using var end = new CancellationTokenSource(left, clock);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop, end.Token);
        try
        {
            var answer = await act(one.Command!, over.Token);
            lock (gate)
            {
                Answer(one, answer);
            }
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            Keep(one, CommandOutcome.Failed, "It took longer than the command was good for.");
        }
        catch (OperationCanceledException)
        {
            Keep(one, CommandOutcome.Failed, "The program stopped it.");
            throw;
        }
        catch (Exception e) when (!stop.IsCancellationRequested)
        {
            // A mistake of the program's: told, and the next command is done all the same.
            LogFailed(one.Request, e);
            Keep(one, CommandOutcome.Failed, $"{e.GetType().Name}: {e.Message}");
        }
    }

    private async Task AnswerAllAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var (news, link) = (answered.Next, connected.Next);
            var isLeft = false;
            foreach (var one in Owed())
            {
                var isThrough = await TryPublishAsync(one, stop);
                lock (gate)
                {
                    one.IsOwed = !isThrough;
                }

                isLeft |= !isThrough;
            }

            await ((Task)Task.WhenAny(news, link)).WaitAsync(isLeft ? Again : Timeout.InfiniteTimeSpan, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> TryPublishAsync(Taken one, CancellationToken stop)
    {
        using var end = new CancellationTokenSource(TimeSpan.FromTicks(Math.Max(GraceOf(one).Ticks, 0)), clock);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop, end.Token);
        return await publish(one.Answer!, over.Token);
    }

    private List<Taken> Owed()
    {
        lock (gate)
        {
            // What nobody waits for any more is not sent.
            foreach (var late in taken.Values.Where(one => one.IsOwed && GraceOf(one) <= TimeSpan.Zero))
            {
                late.IsOwed = false;
                LogUnheard(late.Request);
            }

            return [.. taken.Values.Where(one => one.IsOwed)];
        }
    }

    private TimeSpan LeftOf(Taken one) => one.Life - clock.GetElapsedTime(one.At);

    /// <summary>An answer, also that it came too late, may leave a little after the end of its command.</summary>
    private TimeSpan GraceOf(Taken one) => LeftOf(one) + TimeSpan.FromSeconds(10);

    private void Forget()
    {
        foreach (var over in taken.Values.Where(one => one.Answer is not null && GraceOf(one) <= TimeSpan.Zero).ToList())
        {
            taken.Remove(over.Request);
        }
    }

    private void Keep(Taken one, CommandOutcome outcome, string? detail = null)
    {
        lock (gate)
        {
            Answer(one, outcome, detail);
        }
    }

    private void Answer(Taken one, CommandOutcome outcome, string? detail = null) => Answer(one, new CommandAnswer
    {
        Request = one.Request,
        Outcome = outcome,
        Detail = detail,
    });

    private void Answer(Taken one, CommandAnswer answer)
    {
        (one.Answer, one.IsOwed) = (CommandAnswerEncoder.Encode(answer with { Detail = WireText.Cut(answer.Detail, WireLimits.MaxReason) }), true);
        LogAnswered(answer.Outcome, one.Request);
        answered.Beat();
    }

    [LoggerMessage(7341, LogLevel.Warning, "A command cannot be read and is passed over: {Reason}")]
    private partial void LogMalformed(string reason);

    [LoggerMessage(7342, LogLevel.Warning, "Request {Request} is passed over: so many came that they are not all remembered")]
    private partial void LogTooMany(CommandId request);

    [LoggerMessage(7343, LogLevel.Information, "The server asks: {Kind}, request {Request}")]
    private partial void LogTaken(CommandKind kind, CommandId request);

    [LoggerMessage(7344, LogLevel.Information, "Answered {Outcome}, request {Request}")]
    private partial void LogAnswered(CommandOutcome outcome, CommandId request);

    [LoggerMessage(7345, LogLevel.Warning, "The answer to request {Request} did not get through in time and is dropped")]
    private partial void LogUnheard(CommandId request);

    [LoggerMessage(7346, LogLevel.Error, "Request {Request} has failed")]
    private partial void LogFailed(CommandId request, Exception exception);

    /// <summary>A request and how far it is. Under the lock.</summary>
    private sealed class Taken(CommandId request, KitCommand? command, long at, TimeSpan life)
    {
        public CommandId Request => request;

        public KitCommand? Command => command;

        public long At => at;

        public TimeSpan Life => life;

        public byte[]? Answer { get; set; }

        public bool IsOwed { get; set; }
    }
}
