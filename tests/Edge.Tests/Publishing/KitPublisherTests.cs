using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Vocabulary;
using AgeingMonitor.Edge.Agent.Configuration;
using AgeingMonitor.Edge.Agent.Publishing;
using AgeingMonitor.Edge.Tests.Outbox;
using AgeingMonitor.Testing.Tests.Brokers;
using Microsoft.Extensions.Logging;

namespace AgeingMonitor.Edge.Tests.Publishing;

/// <summary>The publisher against a broker in this process, with mutual TLS, and a server behind it that acknowledges.</summary>
public sealed class KitPublisherTests : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private TestBroker broker = null!;
    private TestKit kit = null!;

    public async ValueTask InitializeAsync()
    {
        broker = await TestBroker.StartAsync();
        kit = new TestKit(folder.Path, broker.Endpoint(TestKit.Id.Value));
    }

    public async ValueTask DisposeAsync()
    {
        await kit.DisposeAsync();
        await broker.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task Say_Live_LeavesAtOnce_AndIsForgottenWhenAcknowledged()
    {
        await kit.UntilAsync(k => k.Publisher.IsUp);
        kit.Say(1);
        await broker.UntilAsync(b => Values(b).Contains(1));
        await kit.UntilAsync(k => k.Publisher.Figures is { Packs: 0, Waiting: 0 });
    }

    [Fact]
    public async Task TimeOf_AStamp_IsTheKitsTime_OnceItIsKnown_AndWhatADeviceDatedArrivesSo()
    {
        await kit.DisposeAsync();
        kit = new TestKit(Path.Combine(folder.Path, "unset"), broker.Endpoint(TestKit.Id.Value), TimeSpan.FromDays(-500), isSynced: false);
        await kit.UntilAsync(k => k.Publisher.IsUp);
        Assert.Null(kit.Publisher.TimeOf(kit.Machine.Stamp));
        kit.Machine.IsSynced = true;
        await kit.UntilAsync(k => k.Publisher.TimeOf(k.Machine.Stamp) is not null);
        var time = kit.Publisher.TimeOf(kit.Machine.Stamp)!.Value;
        Assert.InRange((TimeProvider.System.GetUtcNow() - time.ToDateTimeOffset()).TotalDays, 499.99, 500.01);
        var dated = time - TimeSpan.FromDays(2);
        kit.Publisher.Say(TestKit.Hall, Quantities.Uptime, ObservedValue.Of(7), kit.Machine.Stamp, dated);
        await broker.UntilAsync(b => b.Received.Any(pack => pack.Pack?.Observations.Any(observation => observation.Value.Number == 7 && observation.MeasuredAt == dated) == true));
    }

    [Fact]
    public async Task Start_SaysItsBirth_AndDisposeItsGoodbye()
    {
        await broker.UntilAsync(b => b.States.Count > 0);
        var (topic, birth) = broker.States[0];
        Assert.Equal(Topics.For(TestKit.Id, Topics.State), topic);
        Assert.Equal((true, 1L, "test"), (birth.Online, birth.Boot, birth.AgentVersion));
        Assert.Empty(birth.Sensors);
        await kit.DisposeAsync();
        await broker.UntilAsync(b => !b.States[^1].State.Online);
    }

    [Fact]
    public async Task Tell_ClockUnset_LeavesAtOnceUndated_AndFollowsDatedAsTheSameEvent()
    {
        await kit.DisposeAsync();
        kit = new TestKit(Path.Combine(folder.Path, "unset"), broker.Endpoint(TestKit.Id.Value), isSynced: false);
        var told = kit.Help();
        await broker.UntilAsync(b => Events(b).Count == 1);
        kit.Help(told);
        await broker.UntilAsync(b => Events(b).Count == 2);
        kit.Machine.IsSynced = true;
        await broker.UntilAsync(b => Events(b).Count == 4);
        kit.Help(told);
        await broker.UntilAsync(b => Events(b).Count == 5);
        var events = Events(broker);
        Assert.Equal([ClockState.Unset, ClockState.Unset, ClockState.Synced, ClockState.Synced, ClockState.Synced], events.Select(pack => pack.Clock.State));
        var first = events[0].Key.Sequence;
        Assert.Equal([null, first, first, first, first], events.Select(pack => pack.Repeats));
        Assert.Equal([1, 2, 1, 2, 3], events.Select(pack => pack.Observations.Count));
        Assert.Single(events.Skip(2).Select(pack => pack.Observations[0].MeasuredAt).Distinct());
    }

    [Fact]
    public async Task Tell_ClockUnset_TheProgramStartsAgain_TheDatedFormFollowsAllTheSame()
    {
        await kit.DisposeAsync();
        kit = new TestKit(Path.Combine(folder.Path, "unset"), broker.Endpoint(TestKit.Id.Value), isSynced: false);
        kit.Help();
        await broker.UntilAsync(b => Events(b).Count == 1);
        await kit.RestartAsync();
        kit.Help();
        await broker.UntilAsync(b => Events(b).Count == 2);
        kit.Machine.IsSynced = true;
        await broker.UntilAsync(b => Events(b).Count == 4);
        var events = Events(broker).OrderBy(pack => pack.Key.Boot).ThenBy(pack => pack.Key.Sequence).ToList();
        Assert.Equal([(1L, null), (1L, 1L), (2L, null), (2L, 1L)], events.Select(pack => (pack.Key.Boot, pack.Repeats)));
        Assert.Equal([ClockState.Unset, ClockState.Synced, ClockState.Unset, ClockState.Synced], events.Select(pack => pack.Clock.State));
    }

    [Fact]
    public async Task Start_AgainWithoutATimeService_KnowsTheTimeStill()
    {
        await kit.UntilAsync(k => k.Publisher.Clock.State == ClockState.Synced && k.Publisher.Figures.Anchor is not null);
        kit.Machine.IsSynced = false;
        await kit.RestartAsync();
        kit.Help();
        await broker.UntilAsync(b => Events(b).Count == 1);
        Assert.Equal(ClockState.Holdover, Events(broker)[0].Clock.State);
    }

    [Fact]
    public async Task Tell_IsKnownToBeAcknowledged_WhenTheServerSaysSo_AlsoOfAResend_AndAnewOfWhatFollows()
    {
        broker.Answer = _ => TestAnswer.Silence;
        await kit.UntilAsync(k => k.Publisher.IsUp);
        var told = kit.Help();
        await broker.UntilAsync(b => b.Received.Count(pack => pack.Key.Lane == Lane.Evt) >= 2);
        Assert.False(told.IsAcknowledged);
        broker.Answer = _ => TestAnswer.Acknowledge;
        await kit.UntilAsync(_ => told.IsAcknowledged);

        broker.Answer = _ => TestAnswer.Silence;
        kit.Help(told);
        Assert.False(told.IsAcknowledged);
        await broker.UntilAsync(b => Events(b).Count == 2);
        Assert.False(told.IsAcknowledged);
        broker.Answer = _ => TestAnswer.Acknowledge;
        await broker.DropAllAsync();
        await kit.UntilAsync(_ => told.IsAcknowledged);
    }

    [Fact]
    public async Task Tell_Undated_IsAcknowledgedByThePackThatToldOfIt()
    {
        await kit.DisposeAsync();
        kit = new TestKit(Path.Combine(folder.Path, "unset"), broker.Endpoint(TestKit.Id.Value), isSynced: false);
        var told = kit.Help();
        await kit.UntilAsync(_ => told.IsAcknowledged);
        Assert.Equal(ClockState.Unset, Assert.Single(Events(broker)).Clock.State);
    }

    [Fact]
    public async Task Tell_Backlog_IsOvertaken()
    {
        await broker.StopAsync();
        for (var i = 0; i < 400; i++)
        {
            kit.Say(i);
        }

        await kit.UntilAsync(k => k.Publisher.Figures.LastReading == 400);
        kit.Help();
        await broker.RestartAsync();
        await broker.UntilAsync(b => Values(b).Count == 400 && Events(b).Count == 1);
        var order = broker.Received.Where(pack => pack.Pack is { } p && (p.Key.Lane == Lane.Evt || p.Observations.Count > 1)).Select(pack => pack.Key.Lane).ToList();
        Assert.Equal(Lane.Evt, order[0]);
    }

    [Fact]
    public async Task Acknowledgement_Lost_TheSameBytesComeAgain_AlsoFromTheNextBoot()
    {
        broker.Answer = _ => TestAnswer.Silence;
        await kit.UntilAsync(k => k.Publisher.IsUp);
        kit.Say(1);
        await broker.UntilAsync(b => b.Received.Count(pack => pack.Pack?.Observations.Count == 1) >= 2);
        await kit.RestartAsync();
        Assert.Equal(2, kit.Publisher.Boot);
        broker.Answer = _ => TestAnswer.Acknowledge;
        await kit.UntilAsync(k => k.Publisher.IsUp && k.Publisher.Figures is { Packs: 0 });
        var copies = broker.Received.GroupBy(pack => pack.Key).ToList();
        Assert.All(copies, pack => Assert.Single(pack.Select(copy => Convert.ToHexString(copy.Payload)).Distinct()));
        Assert.Equal([1.0], Values(broker));
    }

    [Fact]
    public async Task Cfg_IsKept_ReportedAndThereAfterARestart_WhateverElseComes()
    {
        await kit.UntilAsync(k => k.Publisher.IsUp);
        var configured = kit.Publisher.Configured.Next;
        const string Good = """{"version":7,"sensors":[{"name":"hall","driver":"pir"}]}""";
        await broker.PublishAsync(Topics.For(TestKit.Id, Topics.Cfg), System.Text.Encoding.UTF8.GetBytes(Good));
        await configured.WaitAsync(TestContext.Current.CancellationToken);
        await broker.UntilAsync(b => b.States.Any(state => state.State.ConfigurationVersion == 7));
        var told = Assert.Single(broker.States[^1].State.Sensors);
        Assert.Equal((TestKit.Hall, "motion sensor-fault"), (told.Sensor, string.Join(' ', told.Quantities)));
        foreach (var garbage in (byte[][])[[], "[]"u8.ToArray(), "{\"version\":0}"u8.ToArray(), [0xFF, 0x00], "{\"version\":8"u8.ToArray(), """{"version":8,"sensors":[{"name":"hall","driver":"sonar"}]}"""u8.ToArray()])
        {
            await broker.PublishAsync(Topics.For(TestKit.Id, Topics.Cfg), garbage);
        }

        await kit.UntilAsync(k => k.Log.Lines.Count(line => line.Level == LogLevel.Error) == 5);
        await broker.UntilAsync(b => b.States.Any(state => state.State is { ConfigurationVersion: 7, ConfigurationFault: { } why } && why.Contains("no driver 'sonar'", StringComparison.Ordinal)));
        await broker.PublishAsync(Topics.For(TestKit.Id, Topics.Cfg), System.Text.Encoding.UTF8.GetBytes(Good));
        await broker.UntilAsync(b => b.States[^1].State is { ConfigurationVersion: 7, ConfigurationFault: null });
        Assert.Equal((5, 7L), (kit.Publisher.RefusedConfigurations, kit.Publisher.Configuration?.Version));
        await kit.RestartAsync();
        Assert.Equal(7, kit.Publisher.ConfigurationVersion);
        Assert.Equal(Good, await File.ReadAllTextAsync(kit.ConfigurationPath, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Tell_TheDiskRefusesIt_TheLinkIsCutAtOnce_AndTheTimeIsLearnedMeanwhile_ArrivesAsOneEvent(bool isSynced)
    {
        await kit.DisposeAsync();
        kit = new TestKit(Path.Combine(folder.Path, "refused"), broker.Endpoint(TestKit.Id.Value), isSynced: isSynced);
        await kit.UntilAsync(k => k.Publisher.IsUp);
        broker.Answer = pack => pack.Key.Lane == Lane.Evt ? TestAnswer.Silence : TestAnswer.Acknowledge;
        var told = OnAFullDisk(() => kit.Help());
        await broker.DropAllAsync();
        kit.Machine.IsSynced = true;
        OnAFullDisk(() => kit.Help(told));
        Assert.False(told.IsAcknowledged);
        broker.Answer = _ => TestAnswer.Acknowledge;
        await kit.UntilAsync(_ => told.IsAcknowledged);

        // The first press is told by each pack; dated ones have one instant for it, and all but the first repeat that.
        await broker.UntilAsync(b => Events(b).Count == (isSynced ? 2 : 3));
        var events = Events(broker);
        Assert.Single(events.Where(pack => pack.Clock.State != ClockState.Unset).Select(pack => pack.Observations[0].MeasuredAt).Distinct());
        Assert.Equal(isSynced ? 0 : events.Count - 1, events.Count(pack => pack.Repeats is not null));
        Assert.Equal(events.Select(pack => pack.Key.Sequence), events.Select(pack => pack.Key.Sequence).Distinct());

        // And it is on the disk, or gone from it: a start after a crash sends nothing of it anew.
        await kit.UntilAsync(k => k.Publisher.Figures.Packs == 0);
        await kit.RestartAsync();
        Assert.Equal(0, kit.Publisher.Figures.Packs);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Cfg_ThatTheDiskDoesNotTake_IsTriedAgainByTheKit_UntilItIsInForce_OrAnotherHasCome(bool anotherComes)
    {
        await kit.UntilAsync(k => k.Publisher.IsUp);
        Directory.CreateDirectory(kit.ConfigurationPath + ".new");
        await broker.PublishAsync(Topics.For(TestKit.Id, Topics.Cfg), """{"version":7,"sensors":[{"name":"hall","driver":"pir"}]}"""u8.ToArray());
        await broker.UntilAsync(b => b.States is [.., (_, { ConfigurationVersion: null, ConfigurationFault: { } why })] && why.Contains("tried again", StringComparison.Ordinal));
        var configured = kit.Publisher.Configured.Next;
        if (anotherComes)
        {
            await broker.PublishAsync(Topics.For(TestKit.Id, Topics.Cfg), """{"version":8,"sensors":[]}"""u8.ToArray());
            await kit.UntilAsync(k => k.Publisher.RefusedConfigurations == 2);
        }

        // Meanwhile everything else goes on.
        kit.Say(1);
        await broker.UntilAsync(b => Values(b).Contains(1));
        Assert.False(configured.IsCompleted);
        var states = broker.States.Count;
        Directory.Delete(kit.ConfigurationPath + ".new");
        await configured.WaitAsync(TestContext.Current.CancellationToken);
        var version = anotherComes ? 8 : 7;
        await broker.UntilAsync(b => b.States[^1].State is { ConfigurationFault: null } state && state.ConfigurationVersion == version);
        Assert.Equal((version, anotherComes ? 2 : 1), (kit.Publisher.ConfigurationVersion, kit.Publisher.RefusedConfigurations));
        Assert.Equal(states + 1, broker.States.Count);
        await kit.RestartAsync();
        Assert.Equal(version, kit.Publisher.ConfigurationVersion);
    }

    [Fact]
    public async Task Refuse_OfAConfigurationThatWasKept_PutsTheFormerBack_AndTellsWhy()
    {
        await kit.UntilAsync(k => k.Publisher.IsUp);
        var first = await ConfigureAsync(1);
        var second = await ConfigureAsync(2);
        await kit.Publisher.RefuseAsync(first, null, "too late");
        Assert.Equal((2L, null), (kit.Publisher.ConfigurationVersion, kit.Publisher.ConfigurationFault));
        await kit.Publisher.RefuseAsync(second, first, "no rules");
        await broker.UntilAsync(b => b.States[^1].State is { ConfigurationVersion: 1, ConfigurationFault: "no rules" });
        await kit.RestartAsync();
        Assert.Equal(1, kit.Publisher.ConfigurationVersion);
        var kept = kit.Publisher.ConfigurationFile;
        await kit.Publisher.RefuseAsync(kept, null, "no rules");
        Assert.Null(kit.Publisher.Configuration);
        Assert.True(File.Exists(kit.ConfigurationPath));
        await kit.RestartAsync();
        Assert.Equal(1, kit.Publisher.ConfigurationVersion);
    }

    [Fact]
    public async Task Cfg_ThatWasRefused_ComesAgain_StaysRefused_AndTheFileIsPutBackWhenTheDiskTakesIt()
    {
        await kit.UntilAsync(k => k.Publisher.IsUp);
        var first = await ConfigureAsync(1);
        var good = await File.ReadAllBytesAsync(kit.ConfigurationPath, TestContext.Current.CancellationToken);
        var second = await ConfigureAsync(2);
        Directory.CreateDirectory(kit.ConfigurationPath + ".new");
        await kit.Publisher.RefuseAsync(second, first, "no rules");
        Assert.NotEqual(good, await File.ReadAllBytesAsync(kit.ConfigurationPath, TestContext.Current.CancellationToken));
        Directory.Delete(kit.ConfigurationPath + ".new");
        await kit.UntilAsync(k => File.ReadAllBytes(k.ConfigurationPath).SequenceEqual(good));

        var (states, configured) = (broker.States.Count, kit.Publisher.Configured.Next);
        await broker.PublishAsync(Topics.For(TestKit.Id, Topics.Cfg), second.Kept.ToArray());
        await broker.UntilAsync(b => b.States.Count > states);
        Assert.Equal((1L, "no rules"), (broker.States[^1].State!.ConfigurationVersion, broker.States[^1].State!.ConfigurationFault));
        Assert.Equal((1L, 1, false), (kit.Publisher.ConfigurationVersion, kit.Publisher.RefusedConfigurations, configured.IsCompleted));
        Assert.Equal(good, await File.ReadAllBytesAsync(kit.ConfigurationPath, TestContext.Current.CancellationToken));

        // After another it is looked at anew.
        await ConfigureAsync(3);
        await ConfigureAsync(2);
        Assert.Equal((2L, null), (kit.Publisher.ConfigurationVersion, kit.Publisher.ConfigurationFault));
    }

    [Fact]
    public async Task Cfg_OfTheSameVersion_IsInForceWhenItDiffers_AndTheSameAgainIsNothing()
    {
        await kit.UntilAsync(k => k.Publisher.IsUp);
        foreach (var pin in (int[])[17, 18])
        {
            var configured = kit.Publisher.Configured.Next;
            await broker.PublishAsync(Topics.For(TestKit.Id, Topics.Cfg), System.Text.Encoding.UTF8.GetBytes($$$"""{"version":7,"sensors":[{"name":"hall","driver":"pir","options":{"pin":{{{pin}}}}}]}"""));
            await configured.WaitAsync(TestContext.Current.CancellationToken);
        }

        var next = kit.Publisher.Configured.Next;
        await broker.PublishAsync(Topics.For(TestKit.Id, Topics.Cfg), await File.ReadAllBytesAsync(kit.ConfigurationPath, TestContext.Current.CancellationToken));
        await broker.PublishAsync(Topics.For(TestKit.Id, Topics.Cfg), "[]"u8.ToArray());
        await kit.UntilAsync(k => k.Publisher.RefusedConfigurations == 1);
        Assert.False(next.IsCompleted);
    }

    [Fact]
    public async Task Change_OfTheEndpoint_TheNextConnectionIsMadeWithIt_AndNothingIsLost()
    {
        await kit.UntilAsync(k => k.Publisher.IsUp);
        await using var other = await TestBroker.StartAsync();
        await kit.ChangeAsync(other.Endpoint(TestKit.Id.Value));
        kit.Say(1);
        await other.UntilAsync(b => Values(b).Contains(1));
        await kit.UntilAsync(k => k.Publisher.Figures is { Packs: 0, Waiting: 0 });
    }

    [Fact]
    public async Task SinceRound_GrowsWhileKeepingHangs_AndWhoeverAsksIsNotHeldUp()
    {
        using var hold = new ManualResetEventSlim();
        kit.Machine.Hold = hold;
        await kit.UntilAsync(k => k.Publisher.SinceRound > TimeSpan.FromSeconds(1));
        kit.Machine.Hold = null;
        hold.Set();
        await kit.UntilAsync(k => k.Publisher.SinceRound < TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Ack_OfGarbage_ChangesNothing()
    {
        broker.Answer = _ => TestAnswer.Silence;
        await kit.UntilAsync(k => k.Publisher.IsUp && k.Publisher.Figures.Packs > 0);
        await broker.PublishAsync(Topics.For(TestKit.Id, Topics.Ack), [0xFF, 1, 2]);
        await kit.UntilAsync(k => k.Log.Lines.Any(line => line.Level == LogLevel.Warning));
        Assert.True(kit.Publisher.Figures.Packs > 0);
    }

    [Fact]
    public async Task Certificate_OfAnotherAuthority_IsToldPlainly_AndEverythingIsKept()
    {
        using var other = new TestAuthority();
        using var place = new TemporaryFolder();
        var stranger = broker.Endpoint(TestKit.Id.Value) with { ClientCertificate = other.Issue(TestKit.Id.Value) };
        await using var refused = new TestKit(place.Path, stranger);
        refused.Say(1);
        await refused.UntilAsync(k => k.Log.Lines.Any(line => line.Level == LogLevel.Error && line.Text.Contains("ageing-edge enrol", StringComparison.Ordinal)));
        await refused.UntilAsync(k => k.Publisher.Figures.LastReading == 1);
    }

    [Fact]
    public async Task Certificate_OutOfItsTimeByTheKitsClock_IsRefused_AndTakenByAKitThatDoesNotKnowTheTime()
    {
        // The broker's certificate runs out in 2099.
        using var place = new TemporaryFolder();
        await using (var late = new TestKit(place.Path, broker.Endpoint(TestKit.Id.Value), TimeSpan.FromDays(80 * 365)))
        {
            await late.UntilAsync(k => k.Log.Lines.Any(line => line.Level == LogLevel.Error && line.Text.Contains("ageing-edge enrol", StringComparison.Ordinal)));
            Assert.False(late.Publisher.IsUp);
        }

        using var elsewhere = new TemporaryFolder();
        await kit.DisposeAsync();
        await using var unset = new TestKit(elsewhere.Path, broker.Endpoint(TestKit.Id.Value), TimeSpan.FromDays(80 * 365), isSynced: false);
        await unset.UntilAsync(k => k.Publisher.IsUp);
    }

    /// <summary>Whatever this thread writes meanwhile fails; what other threads write does not.</summary>
    private static ToldEvent OnAFullDisk(Func<ToldEvent> tell)
    {
        var plan = new FailingDisk.Plan(1, int.MaxValue, isFull: true);
        FailingDisk.Armed = plan;
        try
        {
            return tell();
        }
        finally
        {
            FailingDisk.Armed = null;
            Assert.True(plan.Calls > 0);
        }
    }

    private static List<double> Values(TestBroker broker) => [.. broker.Received
        .Where(pack => pack.Key.Lane == Lane.Obs).DistinctBy(pack => pack.Key).SelectMany(pack => pack.Pack?.Observations ?? []).Select(observation => observation.Value.Number)];

    private async Task<ConfigurationFile> ConfigureAsync(int version)
    {
        var configured = kit.Publisher.Configured.Next;
        await broker.PublishAsync(Topics.For(TestKit.Id, Topics.Cfg), System.Text.Encoding.UTF8.GetBytes($$"""{"version":{{version}},"sensors":[{"name":"hall","driver":"pir"}]}"""));
        await configured.WaitAsync(TestContext.Current.CancellationToken);
        return kit.Publisher.ConfigurationFile;
    }

    private static List<Pack> Events(TestBroker broker) => [.. broker.Received
        .Where(pack => pack.Key.Lane == Lane.Evt).DistinctBy(pack => pack.Key).Select(pack => pack.Pack!).OrderBy(pack => pack.Key.Sequence)];
}
