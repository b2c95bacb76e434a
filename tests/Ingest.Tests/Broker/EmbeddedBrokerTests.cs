using System.Net;
using System.Net.Sockets;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Ingest.Broker;
using AgeingMonitor.Ingest.Certificates;
using AgeingMonitor.Ingest.Tests.Pipeline;
using Microsoft.Extensions.Time.Testing;
using MQTTnet;

namespace AgeingMonitor.Ingest.Tests.Broker;

public sealed class EmbeddedBrokerTests : AuthorityFixture
{
    private static readonly KitId Kit = KitId.Derive("kit");
    private readonly KitDirectoryFake kits = new();

    public EmbeddedBrokerTests() => kits.Place(Kit);

    protected override TimeProvider Time => TimeProvider.System;

    [Fact]
    public async Task Start_PortInUse_SaysWhichSettingToChange()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        await using var broker = EmbeddedBrokers.New(PathOf("pki"), kits, options => options.Port = port);

        var error = await Assert.ThrowsAsync<BrokerStartException>(() => broker.StartAsync((_, _) => ValueTask.FromResult(true), Cancellation));

        Assert.Contains($"Port {port}", error.Message, StringComparison.Ordinal);
        Assert.Contains("Broker:Port", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("192.0.2.1")] // TEST-NET-1 (RFC 5737): no machine's own
    [InlineData("somewhere")]
    public async Task Start_AddressNotOurs_SaysWhichSettingToChange(string address)
    {
        await using var broker = EmbeddedBrokers.New(PathOf("pki"), kits, options => options.Address = address);

        var error = await Assert.ThrowsAsync<BrokerStartException>(() => broker.StartAsync((_, _) => ValueTask.FromResult(true), Cancellation));

        Assert.Contains("Broker:Address", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Addresses_Localhost_AreLoopbackOnly() => Assert.All(TlsListener.Addresses("localhost"), address => Assert.True(IPAddress.IsLoopback(address)));

    [Fact]
    public async Task Receive_IngestWaits_KitWaitsForItsAnswer()
    {
        var room = new TaskCompletionSource<bool>();
        await using var broker = await StartAsync((_, _) => new ValueTask<bool>(room.Task));
        await using var kit = await ConnectAsync(broker);

        var published = kit.PublishAsync(Topics.For(Kit, Topics.Obs), "x", Cancellation);
        await using var other = await ConnectAsync(broker);
        await other.PingAsync(Cancellation);
        Assert.False(published.IsCompleted);
        room.SetResult(true);

        Assert.Equal(MqttClientPublishReasonCode.Success, await published);
    }

    [Fact]
    public async Task Receive_IngestCloses_KitIsTold()
    {
        await using var broker = await StartAsync((_, _) => ValueTask.FromResult(false));
        await using var kit = await ConnectAsync(broker);

        Assert.Equal(MqttClientPublishReasonCode.UnspecifiedError, await kit.PublishAsync(Topics.For(Kit, Topics.Obs), "x", Cancellation));
    }

    [Fact]
    public async Task Receive_PacketOverTheLimit_EndsTheConnection()
    {
        var received = 0;
        await using var broker = await StartAsync((_, _) => ValueTask.FromResult(Interlocked.Increment(ref received) > 0));
        await using var kit = await ConnectAsync(broker);

        await kit.PublishAsync(Topics.For(Kit, Topics.Obs), new byte[WireLimits.MaxMessageBytes], Cancellation);
        await Assert.ThrowsAnyAsync<Exception>(() => kit.PublishAsync(Topics.For(Kit, Topics.Obs), new byte[TlsListener.MaxPacketBytes], Cancellation));

        Assert.Equal(1, received);
    }

    [Fact]
    public async Task Connect_MoreThanAUserMayHave_IsRefusedUntilOneLeaves()
    {
        await using var broker = await StartAsync((_, _) => ValueTask.FromResult(true), options => options.MaxConnectionsPerUser = 2);
        var first = await ConnectAsync(broker);
        await using var second = await ConnectAsync(broker);
        await Assert.ThrowsAnyAsync<Exception>(() => ConnectAsync(broker));

        await first.DisconnectAsync(Cancellation);

        for (var tries = 0; await Record.ExceptionAsync(() => ConnectAsync(broker)) is not null; tries++)
        {
            Assert.True(tries < 200, "The place was not given back.");
        }
    }

    [Fact]
    public async Task Sweep_KitRevokedWhileItListens_IsDisconnected()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var broker = EmbeddedBrokers.New(PathOf("pki"), kits, clock: clock);
        await broker.StartAsync((_, _) => ValueTask.FromResult(true), Cancellation);
        await using var kit = await ConnectAsync(broker);
        kits.Revoke(Kit);

        await PipelineHarness.UntilAsync(
            () =>
            {
                clock.Advance(TimeSpan.FromSeconds(5));
                return !kit.IsConnected;
            });
    }

    [Fact]
    public async Task Sweep_CertificateReplacedWhileItListens_EndsThatConnectionAndLeavesTheNewOne()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var broker = EmbeddedBrokers.New(PathOf("pki"), kits, clock: clock);
        await broker.StartAsync((_, _) => ValueTask.FromResult(true), Cancellation);
        using var stolen = Authority.IssueClient(Kit.Value, CertificateAuthority.KitValidity).ToCertificate();
        await using var thief = new MqttPeer();
        Assert.Equal(MqttClientConnectResultCode.Success, await thief.ConnectAsync(broker.Port, stolen, Authority, null, Cancellation));
        await using var kit = await ConnectAsync(broker);
        kits.Refuse(Kit, stolen.SerialNumber);

        await PipelineHarness.UntilAsync(
            () =>
            {
                clock.Advance(TimeSpan.FromSeconds(5));
                return !thief.IsConnected;
            });

        Assert.True(kit.IsConnected);
        await using var again = new MqttPeer();
        Assert.Equal(MqttClientConnectResultCode.Banned, await again.ConnectAsync(broker.Port, stolen, Authority, null, Cancellation));
    }

    [Fact]
    public async Task Forget_RetainedConfiguration_IsNotGivenToWhoSubscribesLater()
    {
        await using var broker = EmbeddedBrokers.New(PathOf("pki"), kits);
        await broker.StartAsync((_, _) => ValueTask.FromResult(true), Cancellation);
        await using var server = new MqttPeer();
        using var service = await new IdentityKeeper(Authority, TimeProvider.System).EnsureServiceAsync(ServiceNames.Ingest, Cancellation);
        await server.ConnectAsync(broker.Port, service, Authority, null, Cancellation);
        await server.PublishAsync(Topics.For(Kit, Topics.Cfg), "rooms", Cancellation, retain: true);

        Assert.True(await broker.RetainAsync(Kit, Topics.Cfg, default, Cancellation));

        await using var kit = await ConnectAsync(broker);
        await kit.SubscribeAsync(Topics.For(Kit, Topics.Cfg), Cancellation);
        await broker.PublishAsync(Kit, Topics.Cfg, "sentinel"u8.ToArray(), "text/plain", Cancellation);
        Assert.Equal($"{Topics.For(Kit, Topics.Cfg)} sentinel", await kit.NextTextAsync(Cancellation));
    }

    [Fact]
    public async Task Idle_KeepAliveBroken_IsDisconnectedAndOneInTimeIsNot()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var broker = EmbeddedBrokers.New(PathOf("pki"), kits, clock: clock);
        await broker.StartAsync((_, _) => ValueTask.FromResult(true), Cancellation);
        await using var kit = await ConnectAsync(broker, options => options.WithKeepAlivePeriod(TimeSpan.FromSeconds(600)));
        await kit.PingAsync(Cancellation);
        clock.Advance(TimeSpan.FromSeconds(899));
        await kit.PingAsync(Cancellation);

        // One and a half times 600 s (MQTT 5 section 3.1.2.10), counted from the last packet.
        await PipelineHarness.UntilAsync(
            () =>
            {
                clock.Advance(TimeSpan.FromSeconds(901));
                return !kit.IsConnected;
            });
    }

    private Task<EmbeddedBroker> StartAsync(Func<ReceivedMessage, CancellationToken, ValueTask<bool>> receive) => StartAsync(receive, _ => { });

    private async Task<EmbeddedBroker> StartAsync(Func<ReceivedMessage, CancellationToken, ValueTask<bool>> receive, Action<BrokerOptions> more)
    {
        var broker = EmbeddedBrokers.New(PathOf("pki"), kits, more);
        await broker.StartAsync(receive, Cancellation);
        return broker;
    }

    private async Task<MqttPeer> ConnectAsync(EmbeddedBroker broker, Action<MqttClientOptionsBuilder>? more = null)
    {
        var kit = new MqttPeer();
        var certificate = Authority.IssueClient(Kit.Value, CertificateAuthority.KitValidity).ToCertificate();
        Assert.Equal(MqttClientConnectResultCode.Success, await kit.ConnectAsync(broker.Port, certificate, Authority, more, Cancellation));
        return kit;
    }
}
