using AgeingMonitor.Contracts.Commands;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Ingest.Commands;
using AgeingMonitor.Ingest.Tests.Pipeline;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace AgeingMonitor.Ingest.Tests.Commands;

public sealed class CommandRoundsTests : IDisposable
{
    private static readonly KitId Kit = KitId.Derive("kit");
    private static readonly KitId Other = KitId.Derive("other");
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));
    private readonly KitCommandsFake care = new();
    private readonly LinkFake link = new();
    private readonly CommandRounds rounds;

    public CommandRoundsTests()
    {
        care.Clock = clock;
        rounds = new CommandRounds(care, link, clock, NullLogger<CommandRounds>.Instance);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => rounds.Dispose();

    [Fact]
    public async Task Round_SendsWhatIsAsked_AndAgainUntilItIsAnswered()
    {
        var first = care.Ask(Kit, CommandKind.Identify);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        var second = care.Ask(Other, CommandKind.Diagnostics);
        await rounds.RunOnceAsync(Cancellation);
        await rounds.RunOnceAsync(Cancellation);
        Assert.Equal([(Kit, first), (Other, second)], Sent());
        Assert.NotNull(care[first].SentAt);

        await care.AnswerAsync(Kit, new CommandAnswer { Request = first, Outcome = CommandOutcome.Done }, default, Cancellation);
        clock.Advance(CommandRounds.Patience);
        await rounds.RunOnceAsync(Cancellation);
        Assert.Equal([(Kit, first), (Other, second), (Other, second)], Sent());
    }

    [Fact]
    public async Task Round_TellsWhatIsLeftOfItsTime_AndNothingThatIsOver()
    {
        care.Ask(Kit, CommandKind.Identify, seconds: 20);
        await rounds.RunOnceAsync(Cancellation);
        clock.Advance(TimeSpan.FromSeconds(12.5));
        await rounds.RunOnceAsync(Cancellation);
        clock.Advance(TimeSpan.FromSeconds(7.5));
        await rounds.RunOnceAsync(Cancellation);
        Assert.Equal([20.0, 8.0], link.Asked.Select(one => one.Command.Within.TotalSeconds));
    }

    [Fact]
    public async Task Round_AKindOfALaterVersion_HoldsUpNothing()
    {
        var later = care.Ask(Kit, CommandKind.Unknown);
        clock.Advance(TimeSpan.FromMilliseconds(1));
        var request = care.Ask(Kit, CommandKind.Identify);
        await rounds.RunOnceAsync(Cancellation);
        Assert.Equal([(Kit, request)], Sent());
        Assert.Null(care[later].SentAt);
    }

    [Fact]
    public async Task Round_BrokerAway_SendsLater()
    {
        var request = care.Ask(Kit, CommandKind.Identify);
        link.IsConnected = false;
        await rounds.RunOnceAsync(Cancellation);
        Assert.Empty(Sent());
        Assert.Null(care[request].SentAt);

        link.IsConnected = true;
        await rounds.RunOnceAsync(Cancellation);
        Assert.Equal([(Kit, request)], Sent());
    }

    [Fact]
    public async Task Service_CareDatabaseAway_GoesOnAndSendsWhenItIsBack()
    {
        care.IsDown = true;
        await rounds.StartAsync(Cancellation);
        care.IsDown = false;
        var request = care.Ask(Kit, CommandKind.Identify, seconds: 600);
        while (care[request].SentAt is null)
        {
            clock.Advance(CommandRounds.Period);
            await Task.Delay(5, Cancellation);
        }

        await rounds.StopAsync(Cancellation);
        Assert.Equal((Kit, request), Sent()[0]);
    }

    private List<(KitId, CommandId)> Sent() => [.. link.Asked.Select(one => (one.Kit, one.Command.Request))];
}
