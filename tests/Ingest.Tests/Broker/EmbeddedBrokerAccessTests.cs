using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Ingest.Broker;
using AgeingMonitor.Ingest.Certificates;
using MQTTnet;

namespace AgeingMonitor.Ingest.Tests.Broker;

public sealed class EmbeddedBrokerAccessTests : BrokerAccessTests
{
    private readonly KitDirectoryFake kits = new();
    private EmbeddedBroker broker = null!;

    protected override int KitPort => broker.Port;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        kits.Place(A);
        kits.Place(B);
        broker = EmbeddedBrokers.New(PathOf("pki"), kits);
        await broker.StartAsync((_, _) => ValueTask.FromResult(true), Cancellation);
    }

    public override async ValueTask DisposeAsync()
    {
        await broker.DisposeAsync();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task Player_KitOfReplayHome_SpeaksForItAndHearsItsAcks()
    {
        kits.Place(B, HomeMode.Replay);
        await using var player = await ConnectServiceAsync(ServiceNames.Player);

        Assert.True(await player.SubscribeAsync(Topics.For(B, Topics.Ack), Cancellation));
        foreach (var channel in new[] { Topics.Obs, Topics.Evt, Topics.Tick, Topics.State })
        {
            Assert.NotEqual(MqttClientPublishReasonCode.NotAuthorized, await player.PublishAsync(Topics.For(B, channel), "played", Cancellation));
        }
    }

    [Fact]
    public async Task Player_KitOfLiveHome_MayNotSpeakForIt()
    {
        await using var player = await ConnectServiceAsync(ServiceNames.Player);

        Assert.False(await player.SubscribeAsync(Topics.For(A, Topics.Ack), Cancellation));
        Assert.False(await player.SubscribeAsync("am/v1/+/ack", Cancellation));
        Assert.Equal(MqttClientPublishReasonCode.NotAuthorized, await player.PublishAsync(Topics.For(A, Topics.Obs), "played", Cancellation));
    }

    [Fact]
    public async Task Connect_UserNameOfAnother_IsRefused()
    {
        await using var kit = new MqttPeer();
        using var certificate = CertificateOf(A);

        Assert.Equal(MqttClientConnectResultCode.BadUserNameOrPassword, await kit.ConnectAsync(KitPort, certificate, Authority, options => options.WithCredentials(B.Value, "x"), Cancellation));
    }

    [Fact]
    public async Task Connect_WillOfAnotherKit_IsRefused()
    {
        await using var kit = new MqttPeer();
        using var certificate = CertificateOf(A);

        Assert.Equal(MqttClientConnectResultCode.NotAuthorized, await kit.ConnectAsync(KitPort, certificate, Authority, options => options.WithWillTopic(Topics.For(B, Topics.State)).WithWillPayload("offline"), Cancellation));
    }

    [Fact]
    public async Task Connect_RevokedKit_IsRefused()
    {
        kits.Revoke(A);
        await using var kit = new MqttPeer();
        using var certificate = CertificateOf(A);

        Assert.Equal(MqttClientConnectResultCode.Banned, await kit.ConnectAsync(KitPort, certificate, Authority, null, Cancellation));
    }

    [Fact]
    public async Task Connect_DirectoryDown_IsAskedToComeAgain()
    {
        kits.IsDown = true;
        await using var kit = new MqttPeer();
        using var certificate = CertificateOf(A);

        Assert.Equal(MqttClientConnectResultCode.ServerUnavailable, await kit.ConnectAsync(KitPort, certificate, Authority, null, Cancellation));
    }
}
