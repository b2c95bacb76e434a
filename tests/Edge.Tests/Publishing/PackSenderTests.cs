using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Edge.Link;
using AgeingMonitor.Edge.Tests.Simulation;

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
}
