using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Agent.Outbox;
using AgeingMonitor.Edge.Agent.Publishing;
using AgeingMonitor.Edge.Agent.Rules;
using AgeingMonitor.Edge.Tests.Publishing;
using AgeingMonitor.Edge.Tests.Simulation;

namespace AgeingMonitor.Edge.Tests.Rules;

public sealed class EventTellerTests
{
    private static readonly IReadOnlyList<Reading> Call = [new(RuledHome.Button, Quantities.Help, ObservedValue.Of(1), 1, 0)];
    private readonly HeardLog log = new();
    private readonly VirtualClock clock = new();

    [Fact]
    public async Task Tell_ADiskThatHangs_HoldsNobodyUp_AndTheOrderStays()
    {
        using var disk = new ManualResetEventSlim();
        var told = new List<(ToldEvent Event, ToldEvent? Before)>();
        await using var teller = new EventTeller(
            (_, before) =>
            {
                disk.Wait(TestContext.Current.CancellationToken);
                var about = before ?? new ToldEvent();
                about.Messages.Add(Call);
                told.Add((about, before));
                return about;
            },
            clock,
            log);
        teller.Start();
        var first = teller.Tell(Call);
        var second = teller.Tell(Call);
        Assert.Same(first, teller.Tell(Call, first));
        Assert.False(first.IsAcknowledged);
        clock.Skip(TimeSpan.FromSeconds(70));
        Assert.Equal(TimeSpan.FromSeconds(70), teller.LongestWait);
        disk.Set();
        await teller.DisposeAsync();
        Assert.Equal(TimeSpan.Zero, teller.LongestWait);
        Assert.Equal([null, null, told[0].Event], told.Select(call => call.Before));
        told[0].Event.Acknowledge(1);
        Assert.False(first.IsAcknowledged);
        told[0].Event.Acknowledge(2);
        Assert.True(first.IsAcknowledged);
        Assert.False(second.IsAcknowledged);
    }

    [Fact]
    public async Task Tell_AMistakeInOne_IsLogged_AndTheNextIsTold()
    {
        var calls = 0;
        var teller = new EventTeller((_, before) => ++calls == 1 ? throw new InvalidOperationException("odd") : before ?? new ToldEvent(), clock, log);
        teller.Start();
        var lost = teller.Tell(Call);
        teller.Tell(Call);
        await teller.DisposeAsync();
        Assert.Equal(2, calls);
        Assert.False(lost.IsAcknowledged);
        Assert.Single(log.Lines);
    }

    [Fact]
    public async Task Tell_AfterTheEnd_IsLoggedAndNeverAcknowledged()
    {
        var teller = new EventTeller((_, _) => new ToldEvent(), clock, log);
        teller.Start();
        await teller.DisposeAsync();
        Assert.False(teller.Tell(Call).IsAcknowledged);
        Assert.Single(log.Lines);
    }
}
