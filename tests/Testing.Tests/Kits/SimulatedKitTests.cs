using System.Text;
using AgeingMonitor.Contracts.Commands;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Testing.Kits;
using AgeingMonitor.Testing.Tests.Brokers;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace AgeingMonitor.Testing.Tests.Kits;

public sealed class SimulatedKitTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private readonly FakeTimeProvider clock = new(Samples.Start.ToDateTimeOffset());
    private TestBroker broker = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => broker = await TestBroker.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await broker.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task Seal_ServerAcknowledges_NothingStaysPending()
    {
        await using var kit = NewKit();
        kit.Start();
        kit.Seal(Lane.Obs, Samples.At(1), [Samples.HeartRate(1, 70)]);
        kit.Seal(Lane.Evt, Samples.At(2), [Fall(2)]);
        kit.Seal(Lane.Obs, Samples.At(3), []);
        await kit.DrainAsync(Cancellation);

        Assert.Equal((3L, 3L, 3L, 0), (kit.Statistics.Sealed, kit.Statistics.Sent, kit.Statistics.Acknowledged, kit.Statistics.Pending));
        var packs = broker.Received.DistinctBy(pack => pack.Key).ToDictionary(pack => (pack.Key.Lane, pack.Key.Sequence), pack => pack.Pack!);
        Assert.Equal(0, packs[(Lane.Obs, 1)].EventsBefore);
        Assert.Equal(1, packs[(Lane.Obs, 2)].EventsBefore);
        Assert.Equal("suspected", packs[(Lane.Evt, 1)].Observations.Single().Value.Text);
        Assert.All(packs.Values, pack => Assert.Null(pack.After));
    }

    [Theory]
    [InlineData("""{"request":"c-abcdefghijklm","command":"diagnostics","expires":1772366450,"within":60}""", CommandOutcome.Done)]
    [InlineData("""{"request":"c-abcdefghijklm","command":"identify","expires":1772366450,"within":60}""", CommandOutcome.Simulated)]
    [InlineData("""{"request":"c-abcdefghijklm","command":"renew-certificate","expires":1772366450,"within":60}""", CommandOutcome.Simulated)]
    [InlineData("""{"request":"c-abcdefghijklm","command":"sing","expires":1772366450,"within":60}""", CommandOutcome.Unknown)]
    [InlineData("""{"request":"c-abcdefghijklm","command":"identify"}""", CommandOutcome.Malformed)]
    public async Task Command_IsAnswered_PlainlyAsASimulation(string command, CommandOutcome expected)
    {
        await using var kit = NewKit();
        kit.Start();
        await broker.UntilAsync(b => b.States.Count > 0);
        await broker.PublishAsync(Topics.For(kit.Kit, Topics.Cmd), "garbage"u8.ToArray());
        await broker.PublishAsync(Topics.For(kit.Kit, Topics.Cmd), Encoding.UTF8.GetBytes(command));
        await broker.UntilAsync(b => !b.Answers.IsEmpty);
        Assert.True(CommandAnswerDecoder.TryDecode(Assert.Single(broker.Answers), out var answer));
        Assert.Equal((CommandId.Parse("c-abcdefghijklm"), expected), (answer.Request, answer.Outcome));
        Assert.Equal(expected == CommandOutcome.Done ? "simulated-kit/1" : null, answer.Diagnostics?.Agent);
    }

    [Fact]
    public async Task Start_Connected_SaysBirthAndFarewell()
    {
        await using (var kit = NewKit())
        {
            kit.Start();
            await broker.UntilAsync(b => b.States.Count == 1);
        }

        await broker.UntilAsync(b => b.States.Count == 2);
        Assert.Equal([true, false], broker.States.Select(state => state.State.Online));
        Assert.All(broker.States, state => Assert.Equal(1, state.State.Boot));
    }

    [Fact]
    public async Task Seal_ServerIsSilent_ResendsTheSameBytesWithGrowingWaits()
    {
        broker.Answer = _ => TestAnswer.Silence;
        await using var kit = NewKit();
        kit.Start();
        kit.Seal(Lane.Obs, Samples.At(1), [Samples.HeartRate(1, 70)]);
        await broker.UntilAsync(b => b.Received.Count == 1);

        // Default 5 s, moved by up to a fifth, from when the pack has left; then twice that.
        var began = clock.GetUtcNow();
        await AdvanceUntilAsync(() => broker.Received.Count >= 2);
        broker.Answer = _ => TestAnswer.Acknowledge;
        await AdvanceUntilAsync(() => broker.Received.Count >= 3);
        await kit.DrainAsync(Cancellation);
        Assert.True(clock.GetUtcNow() - began >= TimeSpan.FromSeconds(4 + 8), "the waits do not grow");
        Assert.Equal(3, broker.Received.Count);
        Assert.All(broker.Received, pack => Assert.Equal(broker.Received[0].Payload, pack.Payload));
        Assert.Equal(2, kit.Statistics.Resent);
    }

    [Fact]
    public async Task Seal_ServerIsSilent_KeepsRoomForEventsAmongThirtyTwo()
    {
        broker.Answer = _ => TestAnswer.Silence;
        await using var kit = NewKit();
        kit.Start();
        for (var i = 1; i <= 40; i++)
        {
            kit.Seal(Lane.Obs, Samples.At(i), []);
        }

        await broker.UntilAsync(b => b.Received.Count == 28);
        for (var i = 1; i <= 6; i++)
        {
            kit.Seal(Lane.Evt, Samples.At(40 + i), [Fall(40 + i)]);
        }

        await broker.UntilAsync(b => b.Received.Count == WireLimits.MaxInFlightPacks);
        Assert.Equal(4, broker.Received.Count(pack => pack.Key.Lane == Lane.Evt));

        // One acknowledged: the fifth event leaves, not the twenty-ninth observation pack.
        await broker.AcknowledgeAsync(broker.Received[0].Key);
        await broker.UntilAsync(b => b.Received.Count == 33);
        Assert.Equal((Lane.Evt, 5L), (broker.Received[32].Key.Lane, broker.Received[32].Key.Sequence));
    }

    [Fact]
    public async Task Connection_LostAgainAndAgain_EverythingArrives()
    {
        var count = 0;
        broker.Answer = _ => ++count % 7 == 0 ? TestAnswer.Disconnect : count % 3 == 0 ? TestAnswer.Silence : TestAnswer.Acknowledge;
        await using var kit = NewKit();
        kit.Start();
        for (var i = 1; i <= 60; i++)
        {
            kit.Seal(Lane.Obs, Samples.At(i), [Samples.HeartRate(i, 70)]);
        }

        await AdvanceUntilAsync(() => kit.Statistics.Pending == 0);

        Assert.Equal(Enumerable.Range(1, 60).Select(i => (long)i), broker.Numbers.Select(key => key.Sequence).Order());
    }

    [Fact]
    public async Task Broker_DiesAndComesBack_KitGoesOn()
    {
        await using var kit = NewKit();
        kit.Start();
        kit.Seal(Lane.Obs, Samples.At(1), []);
        await kit.DrainAsync(Cancellation);
        await broker.StopAsync();
        kit.Seal(Lane.Obs, Samples.At(2), []);
        await broker.RestartAsync();

        await AdvanceUntilAsync(() => kit.Statistics.Pending == 0);
        Assert.Equal([1L, 2L], broker.Numbers.Select(key => key.Sequence));
    }

    [Fact]
    public async Task Ack_GarbageAndForeignNumbers_ChangeNothing()
    {
        broker.Answer = _ => TestAnswer.Silence;
        await using var kit = NewKit();
        kit.Start();
        var key = kit.Seal(Lane.Obs, Samples.At(1), []);
        await broker.UntilAsync(b => b.Received.Count == 1);
        await broker.PublishAsync(Topics.For(kit.Kit, Topics.Ack), [1, 2, 3]);
        await broker.AcknowledgeAsync(key with { Boot = 7 });
        await broker.AcknowledgeAsync(key with { Lane = Lane.Evt });
        await broker.AcknowledgeAsync(key with { Sequence = 2 });
        await broker.AcknowledgeAsync(key);
        await kit.DrainAsync(Cancellation);

        Assert.Equal(1, kit.Statistics.Acknowledged);
    }

    [Fact]
    public async Task SealWhenRoom_ServerIsSilent_WaitsInsteadOfShedding()
    {
        broker.Answer = _ => TestAnswer.Silence;
        await using var kit = NewKit(new SimulatedKitOptions { Kit = Samples.Kit, BackfillPacks = 10, OutboxPacks = 10 });
        kit.Start();
        var sealing = SealManyAsync(kit, 100);
        await broker.UntilAsync(b => b.Received.Count == 28);
        Assert.False(sealing.IsCompleted);
        broker.Answer = _ => TestAnswer.Acknowledge;
        foreach (var pack in broker.Received)
        {
            await broker.AcknowledgeAsync(pack.Key);
        }

        await sealing;
        await kit.DrainAsync(Cancellation);
        Assert.Equal((100L, 0L), (kit.Statistics.Acknowledged, kit.Statistics.Shed));
    }

    [Fact]
    public async Task Seal_OutboxFull_ShedsTheOldestAndDeclaresIt()
    {
        await using var kit = NewKit(new SimulatedKitOptions { Kit = Samples.Kit, BackfillPacks = 1, OutboxPacks = 3 });
        for (var i = 1; i <= 8; i++)
        {
            kit.Seal(Lane.Obs, Samples.At(i), []);
        }

        kit.Start();
        await kit.DrainAsync(Cancellation);

        // 1 to 5 never left; whoever reads 6 to 8 knows.
        Assert.Equal([6L, 7L, 8L], broker.Numbers.Select(key => key.Sequence));
        Assert.Equal(5, kit.Statistics.Shed);
        kit.Seal(Lane.Obs, Samples.At(9), []);
        await kit.DrainAsync(Cancellation);
        var told = broker.Received.SelectMany(pack => pack.Pack!.Shed).SelectMany(shed => Enumerable.Range((int)shed.Range.First, (int)(shed.Range.Last - shed.Range.First + 1)));
        Assert.Equal([1, 2, 3, 4, 5], told.Distinct().Order());
    }

    [Fact]
    public async Task Restart_UnacknowledgedPacks_ComeFirstAndUnchangedAndTheNewBootSaysAfter()
    {
        broker.Answer = _ => TestAnswer.Silence;
        await using (var first = NewKit(journal: NewJournal()))
        {
            first.Start();
            first.Seal(Lane.Obs, Samples.At(1), [Samples.HeartRate(1, 70)]);
            first.Seal(Lane.Evt, Samples.At(2), [Fall(2)]);
            await broker.UntilAsync(b => b.Received.Count == 2);
        }

        var before = broker.Received.ToDictionary(pack => pack.Key, pack => pack.Payload);
        broker.Answer = _ => TestAnswer.Acknowledge;
        await using var second = NewKit(journal: NewJournal());
        Assert.Equal((2L, Samples.At(1)), (second.Boot, second.LastSealedAt!.Value));
        second.Seal(Lane.Obs, Samples.At(3), []);
        second.Start();
        await second.DrainAsync(Cancellation);

        var again = broker.Received.Skip(2).ToList();
        Assert.Equal(before.Keys.ToHashSet(), again.Where(pack => pack.Key.Boot == 1).Select(pack => pack.Key).ToHashSet());
        Assert.All(again.Where(pack => pack.Key.Boot == 1), pack => Assert.Equal(before[pack.Key], pack.Payload));
        var fresh = again.Single(pack => pack.Key.Boot == 2).Pack!;
        Assert.Equal((1L, new BootEnd(1, 1, 1)), (fresh.Key.Sequence, fresh.After!.Value));
    }

    [Fact]
    public async Task Seal_ObservationAfterTheSeal_IsRefused()
    {
        await using var kit = NewKit();

        Assert.Throws<ArgumentException>(() => kit.Seal(Lane.Obs, Samples.At(1), [Samples.HeartRate(2, 70)]));
        Assert.Throws<ArgumentException>(() => kit.Seal(Lane.Tick, Samples.At(1), []));
        Assert.Equal(1, kit.Seal(Lane.Obs, Samples.At(3), []).Sequence);
    }

    private static Observation Fall(double second) => new(Samples.Wrist, Quantities.Fall, Samples.At(second), ObservedValue.Of("suspected"));

    private static async Task SealManyAsync(SimulatedKit kit, int count)
    {
        for (var i = 1; i <= count; i++)
        {
            await kit.SealWhenRoomAsync(Lane.Obs, Samples.At(i), [], Cancellation);
        }
    }

    private FileKitJournal NewJournal() => new(folder.File("kit.journal"));

    private SimulatedKit NewKit(SimulatedKitOptions? options = null, IKitJournal? journal = null) => new(
        options ?? new SimulatedKitOptions { Kit = Samples.Kit },
        broker.Endpoint(Samples.Kit.Value),
        journal ?? new MemoryKitJournal(),
        clock,
        NullLogger<SimulatedKit>.Instance);

    /// <summary>Moves the kit's clock on while real sockets do their part, until the condition holds.</summary>
    private async Task AdvanceUntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(TimeSpan.FromMilliseconds(5), Cancellation);
        }
    }
}
