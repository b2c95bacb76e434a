using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Ingest.Certificates;
using MQTTnet;

namespace AgeingMonitor.Ingest.Tests.Broker;

/// <summary>The configuration in <c>deploy/mosquitto</c>, held to the same list as the embedded broker.</summary>
public sealed class MosquittoAccessTests : BrokerAccessTests
{
    private MosquittoServer? mosquitto;

    protected override int KitPort => mosquitto!.KitPort;

    protected override int ServicePort => mosquitto!.ServicePort;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        mosquitto = await MosquittoServer.StartAsync(Authority, PathOf("mosquitto"), Cancellation);
    }

    public override async ValueTask DisposeAsync()
    {
        if (mosquitto is not null)
        {
            await mosquitto.DisposeAsync();
        }

        await base.DisposeAsync();
    }

    [Fact]
    public async Task Subscribe_KitGuessesTheShareOfIngest_TakesNothingAway()
    {
        await using var server = await ConnectServiceAsync(ServiceNames.Ingest);
        await server.SubscribeAsync("$share/a-name-that-nobody-can-guess/am/v1/+/obs", Cancellation);
        await using var thief = await ConnectKitAsync(A);
        await thief.SubscribeAsync("$share/ageing-ingest/am/v1/+/obs", Cancellation);
        await using var kit = await ConnectKitAsync(B);

        for (var i = 0; i < 20; i++)
        {
            await kit.PublishAsync(Topics.For(B, Topics.Obs), $"{i}", Cancellation);
            Assert.Equal($"{Topics.For(B, Topics.Obs)} {i}", await server.NextTextAsync(Cancellation));
        }
    }

    [Fact]
    public async Task Connect_CertificateOnTheRevocationList_IsRefusedOnceTheListIsRead()
    {
        using var stolen = CertificateOf(A);
        await using var live = new MqttPeer();
        Assert.Equal(MqttClientConnectResultCode.Success, await live.ConnectAsync(KitPort, stolen, Authority, null, Cancellation));
        Authority.WriteRevocationList([new RevokedCertificate(stolen.SerialNumber, TimeProvider.System.GetUtcNow())]);

        // The live session goes on: ingest refuses what it says. A broker that starts reads the list.
        await live.PingAsync(Cancellation);
        await mosquitto!.KillAsync();
        mosquitto = await MosquittoServer.StartAsync(Authority, PathOf("mosquitto"), Cancellation, portsOf: mosquitto);

        await using var thief = new MqttPeer();
        Assert.NotNull(await Record.ExceptionAsync(() => thief.ConnectAsync(KitPort, stolen, Authority, null, Cancellation)));
        await using var anew = await ConnectKitAsync(A); // the same kit with another certificate
    }

    [Fact]
    public async Task Player_ShippedAcl_MayDoNothing()
    {
        await using var player = await ConnectServiceAsync(ServiceNames.Player);

        Assert.Equal(MqttClientPublishReasonCode.NotAuthorized, await player.PublishAsync(Topics.For(A, Topics.Obs), "played", Cancellation));
    }

    [Fact]
    public async Task Player_AclForReplays_MaySpeakForKits()
    {
        await using var replays = await MosquittoServer.StartAsync(Authority, PathOf("replays"), Cancellation, acl: "acl-replay");
        await using var player = new MqttPeer();
        using var certificate = await new IdentityKeeper(Authority, TimeProvider.System).EnsureServiceAsync(ServiceNames.Player, Cancellation);
        await player.ConnectAsync(replays.ServicePort, certificate, Authority, null, Cancellation);

        foreach (var channel in new[] { Topics.Obs, Topics.Evt, Topics.Tick, Topics.State })
        {
            Assert.NotEqual(MqttClientPublishReasonCode.NotAuthorized, await player.PublishAsync(Topics.For(A, channel), "played", Cancellation));
        }

        Assert.Equal(MqttClientPublishReasonCode.NotAuthorized, await player.PublishAsync(Topics.For(A, Topics.Ack), "forged", Cancellation));
    }
}
