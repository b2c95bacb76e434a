using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Care;
using AgeingMonitor.Ingest.Broker;
using AgeingMonitor.Ingest.Certificates;
using AgeingMonitor.Ingest.Pipeline;
using AgeingMonitor.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using MQTTnet;

namespace AgeingMonitor.Ingest.Tests.Pipeline;

/// <summary>A real kit over mutual TLS → embedded broker → pipeline → its answer, composed as a program composes it.</summary>
public sealed class EndToEndTests : AuthorityFixture
{
    private static readonly KitId Kit = KitId.Derive("kit");
    private readonly StoreFake store = new();
    private readonly HomesFake homes = new();
    private readonly QuarantineFake quarantine = new();
    private readonly KitDirectoryFake kits = new();
    private IHost host = null!;

    protected override TimeProvider Time => TimeProvider.System;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        kits.Place(Kit);
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Broker:Port"] = "0", ["Broker:Certificates"] = PathOf("pki") });
        builder.Services
            .AddSingleton<IObservationStore>(store)
            .AddSingleton<IHomeGateway>(homes)
            .AddSingleton<IQuarantine>(quarantine)
            .AddSingleton<IKitDirectory>(kits)
            .AddIngest(builder.Configuration);
        host = builder.Build();
        await host.StartAsync(Cancellation);
    }

    public override async ValueTask DisposeAsync()
    {
        await host.StopAsync(CancellationToken.None);
        host.Dispose();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task Publish_Pack_IsStoredHandedOnAndThenAnswered()
    {
        await using var kit = await ConnectAsync();
        var pack = TestPacks.New(Kit, 1, Instant.Now(Time), observations: 3);

        await kit.PublishAsync(Topics.For(Kit, Topics.Obs), PackEncoder.Encode(pack), Cancellation, contentType: WireLimits.SenMlCbor);
        var answer = await kit.NextAsync(Cancellation);

        Assert.Equal(Topics.For(Kit, Topics.Ack), answer.Topic);
        Assert.True(AckDecoder.TryDecode(answer.Payload.FirstSpan, out var ack));
        Assert.Equal(1, ack.Boot);
        Assert.Equal(Lane.Obs, ack.Lane);
        Assert.Equal([new SequenceRange(1, 1)], ack.Ranges);
        Assert.Equal(pack.Observations, store[pack.Key].Observations);
        Assert.True(homes.Has(pack.Key));
    }

    [Fact]
    public async Task Publish_JsonAndEvent_AreAnsweredOnTheirLanes()
    {
        await using var kit = await ConnectAsync();
        var now = Instant.Now(Time);

        await kit.PublishAsync(Topics.For(Kit, Topics.Evt), PackEncoder.Encode(TestPacks.New(Kit, 1, now, Lane.Evt), PackFormat.Json), Cancellation, contentType: WireLimits.SenMlJson);

        Assert.True(AckDecoder.TryDecode((await kit.NextAsync(Cancellation)).Payload.FirstSpan, out var ack));
        Assert.Equal(Lane.Evt, ack.Lane);
    }

    [Fact]
    public async Task Publish_RevokedMeanwhile_IsQuarantinedAndTheConnectionEnds()
    {
        await using var kit = await ConnectAsync();
        kits.Revoke(Kit);

        // The connection may end before the publication is answered.
        await Record.ExceptionAsync(() => kit.PublishAsync(Topics.For(Kit, Topics.Obs), PackEncoder.Encode(TestPacks.New(Kit, 1, Instant.Now(Time))), Cancellation));

        await PipelineHarness.UntilAsync(() => !kit.IsConnected);
        Assert.Equal("revoked-kit", Assert.Single(quarantine.All).Reason);
        Assert.Empty(store.Keys);
    }

    [Fact]
    public async Task Health_EverythingThere_IsReady()
    {
        var health = host.Services.GetRequiredService<HealthCheckService>();
        await PipelineHarness.UntilAsync(() => health.CheckHealthAsync(check => check.Tags.Contains(IngestServices.ReadyTag), Cancellation).Result.Status == HealthStatus.Healthy);
    }

    [Fact]
    public async Task Stop_PacksInHand_AreAnsweredFirst()
    {
        await using var kit = await ConnectAsync();
        var letGo = new TaskCompletionSource();
        homes.BeforeAccept = (_, _) => letGo.Task;
        var pack = TestPacks.New(Kit, 1, Instant.Now(Time));
        await kit.PublishAsync(Topics.For(Kit, Topics.Obs), PackEncoder.Encode(pack), Cancellation);
        await PipelineHarness.UntilAsync(() => store.Has(pack.Key));

        var stopping = host.StopAsync(Cancellation);
        letGo.SetResult();
        await stopping;

        Assert.True(AckDecoder.TryDecode((await kit.NextAsync(Cancellation)).Payload.FirstSpan, out var ack));
        Assert.Equal([new SequenceRange(1, 1)], ack.Ranges);
    }

    private async Task<MqttPeer> ConnectAsync()
    {
        var peer = new MqttPeer();
        var port = host.Services.GetRequiredService<EmbeddedBroker>().Port;
        var certificate = Authority.IssueClient(Kit.Value, CertificateAuthority.KitValidity).ToCertificate();
        Assert.Equal(MqttClientConnectResultCode.Success, await peer.ConnectAsync(port, certificate, Authority, null, Cancellation));
        Assert.True(await peer.SubscribeAsync(Topics.For(Kit, Topics.Ack), Cancellation));
        return peer;
    }
}
