using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Ingest.Configurations;
using AgeingMonitor.Ingest.Tests.Pipeline;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace AgeingMonitor.Ingest.Tests.Configurations;

public sealed class ConfigurationRoundsTests : IDisposable
{
    private static readonly KitId Kit = KitId.Derive("kit");
    private static readonly KitId Other = KitId.Derive("other");
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));
    private readonly KitConfigurationsFake care = new();
    private readonly LinkFake link = new();
    private readonly ConfigurationRounds rounds;

    public ConfigurationRoundsTests() => rounds = new ConfigurationRounds(care, link, clock, NullLogger<ConfigurationRounds>.Instance);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => rounds.Dispose();

    [Fact]
    public async Task Round_SendsWhatChanged_Once()
    {
        care.Want(Kit, 1);
        care.Want(Other, 7);
        await rounds.RunOnceAsync(Cancellation);
        await rounds.RunOnceAsync(Cancellation);
        Assert.Equal([(Kit, 1L), (Other, 7L)], Sent());

        care.Want(Kit, 2);
        await rounds.RunOnceAsync(Cancellation);
        Assert.Equal([(Kit, 1L), (Other, 7L), (Kit, 2L)], Sent());
    }

    [Fact]
    public async Task Round_BrokerAway_SendsLater()
    {
        care.Want(Kit, 1);
        link.IsConnected = false;
        await rounds.RunOnceAsync(Cancellation);
        Assert.Empty(Sent());

        link.IsConnected = true;
        await rounds.RunOnceAsync(Cancellation);
        Assert.Equal([(Kit, 1L)], Sent());
    }

    [Theory]
    [InlineData(1L, null, 31, true)] // the broker lost what it kept
    [InlineData(null, null, 31, true)]
    [InlineData(2L, null, 31, false)] // runs what it was sent
    [InlineData(1L, "no driver 'pirr'", 31, false)] // would refuse it again
    public async Task Heard_KitThatRunsAnother_IsSentItsOwnAgain(long? runs, string? fault, int seconds, bool again)
    {
        care.Want(Kit, 2);
        await rounds.RunOnceAsync(Cancellation);
        clock.Advance(TimeSpan.FromSeconds(seconds));

        rounds.Heard(Kit, new KitState { Online = true, ConfigurationVersion = runs, ConfigurationFault = fault });
        rounds.Heard(Other, new KitState { Online = true });
        rounds.Heard(Kit, new KitState { Online = false });
        await rounds.RunOnceAsync(Cancellation);
        await rounds.RunOnceAsync(Cancellation);

        Assert.Equal(again ? [(Kit, 2L), (Kit, 2L)] : [(Kit, 2L)], Sent());
    }

    [Fact]
    public async Task Heard_TooSoon_IsNotForgotten()
    {
        care.Want(Kit, 2);
        await rounds.RunOnceAsync(Cancellation);
        rounds.Heard(Kit, new KitState { Online = true, ConfigurationVersion = 1 });
        await rounds.RunOnceAsync(Cancellation);
        Assert.Single(Sent()); // it is still at it

        clock.Advance(ConfigurationRounds.Patience);
        await rounds.RunOnceAsync(Cancellation);
        Assert.Equal([(Kit, 2L), (Kit, 2L)], Sent());

        rounds.Heard(Kit, new KitState { Online = true, ConfigurationVersion = 1 });
        rounds.Heard(Kit, new KitState { Online = true, ConfigurationVersion = 2 });
        clock.Advance(ConfigurationRounds.Patience);
        await rounds.RunOnceAsync(Cancellation);
        Assert.Equal(2, Sent().Count);
    }

    [Fact]
    public async Task Round_KitChangedOrRetiredWhileItIsSent_EndsWithWhatHolds()
    {
        care.Want(Kit, 1);
        var asked = 0;
        care.OnFind = () =>
        {
            if (++asked == 2)
            {
                care.Want(Kit, 2);
            }
        };
        await rounds.RunOnceAsync(Cancellation);
        Assert.Equal([(Kit, 1L), (Kit, 2L)], Sent());

        care.Want(Other, 1);
        care.OnFind = () => care.Retired = link.Retained[^1].Kit == Other ? Other : null;
        await rounds.RunOnceAsync(Cancellation);
        Assert.Equal((Other, 0), (link.Retained[^1].Kit, link.Retained[^1].Payload.Length));
    }

    [Fact]
    public async Task Round_OneKitThatCannotBeRead_HoldsUpNoOther()
    {
        care.Want(Kit, 1);
        care.Want(Other, 7);
        care.Unreadable = Kit;
        await rounds.RunOnceAsync(Cancellation);
        Assert.Equal([(Other, 7L)], Sent());
    }

    [Fact]
    public async Task Service_CareDatabaseAway_GoesOnAndSendsWhenItIsBack()
    {
        care.IsDown = true;
        care.Want(Kit, 1);
        await rounds.StartAsync(Cancellation);
        care.IsDown = false;
        while (Sent().Count == 0)
        {
            clock.Advance(ConfigurationRounds.Period);
            await Task.Delay(5, Cancellation);
        }

        await rounds.StopAsync(Cancellation);
        Assert.Equal([(Kit, 1L)], Sent());
    }

    private List<(KitId, long)> Sent() => [.. link.Retained.ToArray().Select(one => (one.Kit, KitConfigurationDecoder.Decode(one.Payload).Configuration!.Version))];
}
