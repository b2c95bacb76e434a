using System.Collections.Concurrent;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Edge.Link;
using AgeingMonitor.Edge.Tests.Simulation;
using AgeingMonitor.Testing.Tests;

namespace AgeingMonitor.Edge.Tests.Publishing;

public sealed class PackSenderTests
{
    [Theory]
    [InlineData(-60 * 24)]
    [InlineData(-6)]
    [InlineData(6)]
    [InlineData(60 * 24)]
    public async Task Run_TimeOfDaySet_ResendsWhenItWouldHave(int hours)
    {
        var clock = new VirtualClock();
        var published = new List<TimeSpan>();
        var waiting = new Queue<OutgoingPack>([new(new PackNumber(1, Lane.Obs, 1), Instant.From(clock.GetUtcNow()), WireLimits.SenMlCbor, new byte[] { 0x80 })]);
        var sender = new PackSender(
            new Lock(),
            new Backoff(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10)),
            _ => waiting.TryDequeue(out var pack) ? pack : null,
            () => true,
            (_, _) =>
            {
                published.Add(clock.Elapsed);
                return Task.CompletedTask;
            },
            clock);
        using var stop = new CancellationTokenSource();
        var run = sender.RunAsync(stop.Token);
        clock.Advance(TimeSpan.FromSeconds(1));
        clock.SetBy = TimeSpan.FromHours(hours);
        clock.Advance(TimeSpan.FromSeconds(59));
        Assert.False(run.IsCompleted, run.Exception?.ToString());
        await stop.CancelAsync();
        await run.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.InRange(published.Count, 1 + 4, 1 + 7);
        Assert.All(published.Zip(published.Skip(1), (one, next) => (next - one).TotalSeconds), wait => Assert.InRange(wait, 7.9, 12.1));
    }

    [Fact]
    public async Task Run_SlowLine_EventsGoBeforeEverythingThatIsDue()
    {
        var line = new SlowLine();
        for (var number = 1; number <= 20; number++)
        {
            line.Obs.Enqueue(Pack(Lane.Obs, number));
        }

        await using var run = line.Run(new VirtualClock());
        Assert.Equal([1, 2, 3, 4], line.Published.Select(pack => (int)pack.Number.Sequence));
        line.Evt.Enqueue(Pack(Lane.Evt, 1));
        line.Sender.Pulse.Beat();
        await line.UntilAsync(5);
        Assert.Equal(Lane.Evt, line.Published[4].Number.Lane);

        // One leaves, and one more of the backlog follows; then the connection is made anew and everything is due.
        line.Leave(0);
        await line.UntilAsync(6);
        lock (line.Gate)
        {
            line.Evt.Enqueue(Pack(Lane.Evt, 2));
            line.Sender.SendAllAgain();
        }

        await line.UntilAsync(12);
        Assert.Equal(
            [(Lane.Evt, 1), (Lane.Evt, 2), (Lane.Obs, 1), (Lane.Obs, 2), (Lane.Obs, 3), (Lane.Obs, 4)],
            line.Published.Skip(6).Select(pack => (pack.Number.Lane, (int)pack.Number.Sequence)));
    }

    [Fact]
    public async Task Run_APackThatHasNotLeft_IsNotSentAgain_AndItsWaitBeginsWhenItHas()
    {
        var clock = new VirtualClock();
        var line = new SlowLine();
        line.Obs.Enqueue(Pack(Lane.Obs, 1));
        await using var run = line.Run(clock);
        clock.Advance(TimeSpan.FromSeconds(100));
        Assert.Single(line.Published);
        line.Leave(0);
        while (line.Published.Count < 2)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }

        Assert.True(clock.Elapsed >= TimeSpan.FromSeconds(108), $"sent again {clock.Elapsed}, when it had only just left");
    }

    [Fact]
    public async Task Run_ABrokerThatNeverConfirms_IsAskedAgainInTheEnd()
    {
        var clock = new VirtualClock();
        var line = new SlowLine();
        line.Evt.Enqueue(Pack(Lane.Evt, 1));
        await using var run = line.Run(clock);
        clock.Advance(TimeSpan.FromMinutes(6));
        await line.UntilAsync(2);
    }

    private static OutgoingPack Pack(Lane lane, int number) => new(new PackNumber(1, lane, number), Samples.Start, WireLimits.SenMlCbor, new byte[] { 0x80 });

    /// <summary>A connection on which a pack leaves when the test says so.</summary>
    private sealed class SlowLine : IAsyncDisposable
    {
        private readonly CancellationTokenSource stop = new();
        private readonly List<(OutgoingPack Pack, TaskCompletionSource Left)> published = [];
        private Task run = Task.CompletedTask;

        public Lock Gate { get; } = new();

        public ConcurrentQueue<OutgoingPack> Obs { get; } = [];

        public ConcurrentQueue<OutgoingPack> Evt { get; } = [];

        public PackSender Sender { get; private set; } = null!;

        public List<OutgoingPack> Published
        {
            get
            {
                lock (published)
                {
                    return [.. published.Select(entry => entry.Pack)];
                }
            }
        }

        public SlowLine Run(TimeProvider clock)
        {
            Sender = new PackSender(
                Gate,
                new Backoff(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10)),
                mayTakeObs => Evt.TryDequeue(out var evt) ? evt : mayTakeObs && Obs.TryDequeue(out var obs) ? obs : null,
                () => true,
                Publish,
                clock);
            run = Sender.RunAsync(stop.Token);
            return this;
        }

        public void Leave(int index)
        {
            lock (published)
            {
                published[index].Left.SetResult();
            }
        }

        public async Task UntilAsync(int count)
        {
            while (Published.Count < count)
            {
                await Task.Delay(5, TestContext.Current.CancellationToken);
            }

            Assert.Equal(count, Published.Count);
        }

        public async ValueTask DisposeAsync()
        {
            await stop.CancelAsync();
            await run;
            stop.Dispose();
        }

        private Task Publish(OutgoingPack pack, CancellationToken cancellationToken)
        {
            var left = new TaskCompletionSource();
            lock (published)
            {
                published.Add((pack, left));
            }

            return left.Task;
        }
    }
}
