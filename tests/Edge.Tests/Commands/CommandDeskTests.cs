using System.Collections.Concurrent;
using System.Text;
using AgeingMonitor.Contracts.Commands;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Edge.Agent.Commands;
using AgeingMonitor.Edge.Agent.Time;
using AgeingMonitor.Edge.Link;
using AgeingMonitor.Edge.Tests.Publishing;
using Microsoft.Extensions.Time.Testing;

namespace AgeingMonitor.Edge.Tests.Commands;

/// <summary>The kit's desk for commands, on a clock that a test moves and a line that it cuts.</summary>
public sealed class CommandDeskTests : IAsyncLifetime
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));
    private readonly Pulse connected = new();
    private readonly HeardLog log = new();
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentQueue<CommandKind> done = [];
    private readonly ConcurrentQueue<CommandAnswer> answers = [];
    private CommandDesk desk = null!;
    private Task running = Task.CompletedTask;
    private PresentTime? time;
    private volatile bool isCut;
    private volatile bool isBroken;
    private string? detail;

    /// <summary>What a command does, besides being noted.</summary>
    private Func<CancellationToken, Task> work = _ => Task.CompletedTask;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        desk = new CommandDesk(
            async (command, over) =>
            {
                done.Enqueue(command.Kind);
                await work(over);
                return new CommandAnswer { Request = command.Request, Outcome = CommandOutcome.Done, Detail = detail };
            },
            (payload, _) =>
            {
                if (isBroken)
                {
                    throw new InvalidOperationException("a mistake");
                }

                if (!isCut)
                {
                    Assert.True(CommandAnswerDecoder.TryDecode(payload, out var answer));
                    answers.Enqueue(answer);
                }

                return Task.FromResult(!isCut);
            },
            () => time is { } known ? known with { At = Instant.Now(clock) } : null,
            connected,
            clock,
            log);
        time = new PresentTime(default, 0.1);
        running = desk.RunAsync(stop.Token);
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await running;
        stop.Dispose();
    }

    [Fact]
    public async Task Command_IsDoneAndAnswered()
    {
        var request = Ask(CommandKind.Identify);
        Assert.Equal((request, CommandOutcome.Done), await AnswerAsync(1));
        Assert.Equal([CommandKind.Identify], done);
    }

    [Fact]
    public async Task Copies_OfOneRequest_AreDoneOnce_AndAnsweredTheSame()
    {
        using var gate = new SemaphoreSlim(0);
        work = over => gate.WaitAsync(over);
        var request = CommandId.New();
        Ask(CommandKind.Identify, request);
        Ask(CommandKind.Identify, request);
        gate.Release();
        await AnswerAsync(1);
        Ask(CommandKind.Identify, request);
        Assert.Equal((request, CommandOutcome.Done), await AnswerAsync(2));
        Assert.Single(done);
    }

    [Theory]
    [InlineData(true, -1, CommandOutcome.Expired)]
    [InlineData(true, 1, CommandOutcome.Done)]
    [InlineData(false, -3600, CommandOutcome.Done)] // does not know the time: what arrives was sent just now
    public async Task Expiry_IsByTheKitsOwnClock_WhereItKnowsTheTime(bool knows, int seconds, CommandOutcome expected)
    {
        time = knows ? time : null;
        Ask(CommandKind.Diagnostics, expires: Instant.Now(clock) + TimeSpan.FromSeconds(seconds));
        Assert.Equal(expected, (await AnswerAsync(1)).Outcome);
        Assert.Equal(expected == CommandOutcome.Done ? 1 : 0, done.Count);
    }

    [Fact]
    public async Task Expiry_AClockThatMayBeOff_IsGivenTheBenefit()
    {
        time = new PresentTime(default, 30);
        Ask(CommandKind.Diagnostics, expires: Instant.Now(clock) - TimeSpan.FromSeconds(29));
        Assert.Equal(CommandOutcome.Done, (await AnswerAsync(1)).Outcome);
    }

    [Fact]
    public async Task Waiting_UntilItIsOver_IsNotDoneAnyMore()
    {
        using var gate = new SemaphoreSlim(0);
        work = _ => gate.WaitAsync(Cancellation);
        Ask(CommandKind.RenewCertificate, expires: Instant.Now(clock) + TimeSpan.FromSeconds(600));
        await UntilAsync(() => done.Count == 1);
        var late = Ask(CommandKind.Identify, expires: Instant.Now(clock) + TimeSpan.FromSeconds(5));
        clock.Advance(TimeSpan.FromSeconds(6));
        gate.Release();
        await AnswerAsync(2);
        Assert.Contains((late, CommandOutcome.Expired), answers.Select(answer => (answer.Request, answer.Outcome)));
        Assert.Equal([CommandKind.RenewCertificate], done);
    }

    [Fact]
    public async Task Work_ThatTakesLongerThanItsTime_IsStopped_AndTheNextIsDone()
    {
        work = over => done.Count == 1 ? Task.Delay(Timeout.InfiniteTimeSpan, clock, over) : Task.CompletedTask;
        Ask(CommandKind.RenewCertificate, expires: Instant.Now(clock) + TimeSpan.FromSeconds(5));
        await UntilAsync(() => done.Count == 1);
        Ask(CommandKind.Identify);
        clock.Advance(TimeSpan.FromSeconds(6));
        await AnswerAsync(2);
        Assert.Equal([CommandOutcome.Failed, CommandOutcome.Done], answers.Select(answer => answer.Outcome));
    }

    [Fact]
    public async Task Work_ThatFails_IsAnsweredSo_AndTheNextIsDone()
    {
        work = _ => done.Count == 1 ? throw new InvalidOperationException("no disk") : Task.CompletedTask;
        Ask(CommandKind.Diagnostics);
        await AnswerAsync(1);
        Ask(CommandKind.Diagnostics);
        await AnswerAsync(2);
        Assert.Equal([(CommandOutcome.Failed, "InvalidOperationException: no disk"), (CommandOutcome.Done, null)], answers.Select(answer => (answer.Outcome, answer.Detail)));
    }

    [Fact]
    public async Task Answer_LongerThanTheWireAllows_IsCut()
    {
        detail = new string('x', 3000);
        Ask(CommandKind.RenewCertificate);
        Assert.Equal(CommandOutcome.Done, (await AnswerAsync(1)).Outcome);
        Assert.Equal($"{new string('x', 1999)}…", answers.Single().Detail);
    }

    [Fact]
    public async Task Half_ThatFails_EndsTheOther_AndBothGoOnWhenTheyAreBegunAnew()
    {
        isBroken = true;
        var request = Ask(CommandKind.Diagnostics);
        await Assert.ThrowsAsync<InvalidOperationException>(() => running.WaitAsync(Cancellation));
        isBroken = false;
        running = desk.RunAsync(stop.Token);
        Assert.Equal((request, CommandOutcome.Done), await AnswerAsync(1));
        var next = Ask(CommandKind.Diagnostics);
        Assert.Equal((next, CommandOutcome.Done), await AnswerAsync(2));
    }

    [Fact]
    public async Task TooMany_AreBusy_AndTheOthersAreDoneOneAfterTheOther()
    {
        using var gate = new SemaphoreSlim(0);
        var (now, most) = (0, 0);
        work = async over =>
        {
            most = Math.Max(most, Interlocked.Increment(ref now));
            await gate.WaitAsync(over);
            Interlocked.Decrement(ref now);
        };
        Ask(CommandKind.Diagnostics);
        await UntilAsync(() => done.Count == 1);
        for (var i = 0; i < CommandDesk.MostWaiting + 2; i++)
        {
            Ask(CommandKind.Diagnostics);
        }

        gate.Release(100);
        await AnswerAsync(CommandDesk.MostWaiting + 3);
        Assert.Equal((2, CommandDesk.MostWaiting + 1, 1), (answers.Count(answer => answer.Outcome == CommandOutcome.Busy), done.Count, most));
    }

    [Fact]
    public async Task Answer_LinkCut_LeavesWithTheNextConnection()
    {
        isCut = true;
        var request = Ask(CommandKind.RenewCertificate);
        await UntilAsync(() => log.Lines.Any(line => line.Text.StartsWith("Answered", StringComparison.Ordinal)));
        clock.Advance(TimeSpan.FromSeconds(30));
        isCut = false;
        connected.Beat();
        Assert.Equal((request, CommandOutcome.Done), await AnswerAsync(1));
    }

    [Fact]
    public async Task Answer_LinkCutUntilNobodyWaits_IsDropped_AndSaidInTheLog()
    {
        isCut = true;
        Ask(CommandKind.Diagnostics);
        await UntilAsync(() =>
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            return log.Lines.Any(line => line.Text.Contains("did not get through in time", StringComparison.Ordinal));
        });
        isCut = false;
        connected.Beat();
        var next = Ask(CommandKind.Diagnostics);
        Assert.Equal((next, CommandOutcome.Done), await AnswerAsync(1));
    }

    [Fact]
    public async Task UnknownWord_AndBadForm_AreAnswered_WhatCannotBeReadIsCounted()
    {
        desk.Take("""{"request":"c-abcdefghijklm","command":"sing","expires":1772366450,"within":60,"song":[]}"""u8.ToArray());
        desk.Take("""{"request":"c-abcdefghijkln","command":"identify","expires":1772366450,"within":60,"seconds":-1}"""u8.ToArray());
        desk.Take("garbage"u8.ToArray());
        desk.Take([]);
        desk.Take(new byte[70_000]);
        await AnswerAsync(2);
        Assert.Equal([CommandOutcome.Unknown, CommandOutcome.Malformed], answers.OrderBy(answer => answer.Request.Value, StringComparer.Ordinal).Select(answer => answer.Outcome));
        Assert.Contains("seconds must be", answers.Single(answer => answer.Outcome == CommandOutcome.Malformed).Detail, StringComparison.Ordinal);
        Assert.Equal(3, desk.Refused);
        Assert.Empty(done);
    }

    [Fact]
    public async Task Flood_OfRequests_IsBounded_AndOverOnesAreForgotten()
    {
        for (var i = 0; i < 10 * CommandDesk.MostRemembered; i++)
        {
            desk.Take(Encoding.UTF8.GetBytes($$"""{"request":"{{CommandId.Derive($"{i}")}}","command":"sing","expires":1,"within":60}"""));
        }

        Assert.Equal(9 * CommandDesk.MostRemembered, desk.Refused);
        clock.Advance(TimeSpan.FromMinutes(11));
        Ask(CommandKind.Diagnostics);
        await UntilAsync(() => done.Count == 1);
    }

    private CommandId Ask(CommandKind kind, CommandId? request = null, Instant? expires = null)
    {
        var (id, end) = (request ?? CommandId.New(), expires ?? Instant.Now(clock) + TimeSpan.FromSeconds(60));
        var within = Math.Clamp((end - Instant.Now(clock)).TotalSeconds, 1, CommandRules.LongestLife);
        desk.Take(KitCommandEncoder.Encode(new KitCommand { Request = id, Kind = kind, Expires = end, Within = TimeSpan.FromSeconds(within) }));
        return id;
    }

    /// <summary>The newest answer, once there are so many.</summary>
    private async Task<(CommandId Request, CommandOutcome Outcome)> AnswerAsync(int count)
    {
        await UntilAsync(() => answers.Count >= count);
        var last = answers.Last();
        return (last.Request, last.Outcome);
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        while (!holds())
        {
            await Task.Delay(5, Cancellation);
        }
    }
}
