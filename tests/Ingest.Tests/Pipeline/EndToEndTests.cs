using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Ingest.Certificates;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using MQTTnet;

namespace AgeingMonitor.Ingest.Tests.Pipeline;

/// <summary>A real kit over mutual TLS → embedded broker → pipeline → its answer, composed as a program composes it.</summary>
public sealed class EndToEndTests : AuthorityFixture
{
    private static readonly KitId Kit = KitId.Derive("kit");
    private IngestHost host = null!;

    protected override TimeProvider Time => TimeProvider.System;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        host = new IngestHost(PathOf("pki"));
        host.Kits.Place(Kit);
        await host.StartAsync(Cancellation);
    }

    public override async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
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
        Assert.Equal(pack.Observations, host.Store[pack.Key].Observations);
        Assert.True(host.Homes.Has(pack.Key));
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
        host.Kits.Revoke(Kit);

        // The connection may end before the publication is answered.
        await Record.ExceptionAsync(() => kit.PublishAsync(Topics.For(Kit, Topics.Obs), PackEncoder.Encode(TestPacks.New(Kit, 1, Instant.Now(Time))), Cancellation));

        await PipelineHarness.UntilAsync(() => !kit.IsConnected);
        Assert.Equal("revoked-kit", Assert.Single(host.Quarantine.All).Reason);
        Assert.Empty(host.Store.Keys);
    }

    [Fact]
    public async Task Health_EverythingThere_IsReady()
    {
        await PipelineHarness.UntilAsync(() => host.HealthAsync(Cancellation).Result == HealthStatus.Healthy);
    }

    [Fact]
    public async Task Stop_PacksInHand_AreAnsweredFirst()
    {
        await using var kit = await ConnectAsync();
        var letGo = new TaskCompletionSource();
        host.Homes.BeforeAccept = (_, _) => letGo.Task;
        var pack = TestPacks.New(Kit, 1, Instant.Now(Time));
        await kit.PublishAsync(Topics.For(Kit, Topics.Obs), PackEncoder.Encode(pack), Cancellation);
        await PipelineHarness.UntilAsync(() => host.Store.Has(pack.Key));

        var stopping = host.StopAsync(Cancellation);
        letGo.SetResult();
        await stopping;

        Assert.True(AckDecoder.TryDecode((await kit.NextAsync(Cancellation)).Payload.FirstSpan, out var ack));
        Assert.Equal([new SequenceRange(1, 1)], ack.Ranges);
    }

    private async Task<MqttPeer> ConnectAsync()
    {
        var peer = new MqttPeer();
        var certificate = Authority.IssueClient(Kit.Value, CertificateAuthority.KitValidity).ToCertificate();
        Assert.Equal(MqttClientConnectResultCode.Success, await peer.ConnectAsync(host.Port, certificate, Authority, null, Cancellation));
        Assert.True(await peer.SubscribeAsync(Topics.For(Kit, Topics.Ack), Cancellation));
        return peer;
    }
}
