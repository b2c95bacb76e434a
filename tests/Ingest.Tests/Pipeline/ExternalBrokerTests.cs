using System.Buffers;
using AgeingMonitor.Contracts.Commands;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Ingest.Certificates;
using AgeingMonitor.Ingest.Tests.Broker;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using MQTTnet;

namespace AgeingMonitor.Ingest.Tests.Pipeline;

/// <summary>A real kit → the real Mosquitto with the shipped configuration → ingest → the kit's answer.</summary>
public sealed class ExternalBrokerTests : AuthorityFixture
{
    private static readonly KitId[] Kits = [.. Enumerable.Range(0, 3).Select(i => KitId.Derive($"kit {i}"))];
    private MosquittoServer? mosquitto;

    protected override TimeProvider Time => TimeProvider.System;

    public override async ValueTask DisposeAsync()
    {
        if (mosquitto is not null)
        {
            await mosquitto.DisposeAsync();
        }

        await base.DisposeAsync();
    }

    [Fact]
    public async Task Publish_Pack_IsAnswered()
    {
        await StartBrokerAsync();
        await using var ingest = await StartIngestAsync();
        await using var kit = await ConnectAsync(Kits[0]);

        await SendAsync(kit, Kits[0], 1);

        Assert.Equal([1L], await AnsweredAsync(kit, 1));
        Assert.Single(ingest.Store.Keys);
    }

    [Fact]
    public async Task Command_ReachesItsKit_AndItsAnswerIsKept_ThatOfAnotherKitIsNot()
    {
        await StartBrokerAsync();
        await using var ingest = await StartIngestAsync();
        await using var kit = await ConnectAsync(Kits[0]);
        await using var other = await ConnectAsync(Kits[1]);
        Assert.True(await kit.SubscribeAsync(Topics.For(Kits[0], Topics.Cmd), Cancellation));
        var request = ingest.Commands.Ask(Kits[0], CommandKind.Identify);
        var asked = await kit.NextAsync(Cancellation);
        Assert.Equal((Topics.For(Kits[0], Topics.Cmd), false), (asked.Topic, asked.Retain));
        Assert.Equal(request, KitCommandDecoder.Decode(asked.Payload.ToArray()).Command!.Request);

        await other.PublishAsync(Topics.For(Kits[1], Topics.Res), CommandAnswerEncoder.Encode(new CommandAnswer { Request = request, Outcome = CommandOutcome.Failed }), Cancellation);
        await kit.PublishAsync(Topics.For(Kits[0], Topics.Res), CommandAnswerEncoder.Encode(new CommandAnswer { Request = request, Outcome = CommandOutcome.Done }), Cancellation);
        await PipelineHarness.UntilAsync(() => ingest.Commands[request].Answer is not null);
        Assert.Equal(CommandOutcome.Done, ingest.Commands[request].Answer!.Outcome);
    }

    [Fact]
    public async Task Publish_TwoReplicas_ShareTheWorkAndAnswerEverything()
    {
        await StartBrokerAsync();
        await using var one = await StartIngestAsync();
        await using var other = await StartIngestAsync(shared: one);
        foreach (var id in Kits)
        {
            await using var kit = await ConnectAsync(id);
            for (var i = 1; i <= 40; i++)
            {
                await SendAsync(kit, id, i);
            }

            Assert.Equal(Enumerable.Range(1, 40).Select(i => (long)i), await AnsweredAsync(kit, 40));
        }

        Assert.Equal(120, one.Store.Keys.Count);
        Assert.Equal(120, one.Homes.Total);
    }

    [Fact]
    public async Task Start_BrokerAway_IsNotReadyAndConnectsOnceItIsThere()
    {
        await StartBrokerAsync();
        var gone = mosquitto!;
        await gone.KillAsync();
        await using var ingest = new IngestHost(PathOf("pki"), gone.ServicePort);
        Array.ForEach(Kits, kit => ingest.Kits.Place(kit));
        await ingest.StartAsync(Cancellation);
        Assert.Equal(HealthStatus.Unhealthy, await ingest.HealthAsync(Cancellation));

        mosquitto = await MosquittoServer.StartAsync(Authority, PathOf("mosquitto"), Cancellation, portsOf: gone);

        await PipelineHarness.UntilAsync(() => ingest.Link.IsConnected);
        await using var kit = await ConnectAsync(Kits[0]);
        await SendUntilAnsweredAsync(kit, Kits[0], 1);
    }

    [Fact]
    public async Task Run_BrokerKilled_GoesOnByItself()
    {
        await StartBrokerAsync();
        await using var ingest = await StartIngestAsync();
        var gone = mosquitto!;
        await gone.KillAsync();
        await PipelineHarness.UntilAsync(() => !ingest.Link.IsConnected);
        Assert.False(await ingest.Link.PublishAsync(Kits[0], Topics.Ack, new byte[1], "application/cbor", Cancellation));

        mosquitto = await MosquittoServer.StartAsync(Authority, PathOf("mosquitto"), Cancellation, portsOf: gone);

        await using var kit = await ConnectAsync(Kits[0]);
        await SendUntilAnsweredAsync(kit, Kits[0], 1);
    }

    [Fact]
    public async Task Run_BrokerDropsMessages_IsSeen()
    {
        mosquitto = await MosquittoServer.StartAsync(
            Authority,
            PathOf("mosquitto"),
            Cancellation,
            change: text => text.Replace("max_queued_messages 200000", "max_queued_messages 1", StringComparison.Ordinal).Replace("max_inflight_messages 256", "max_inflight_messages 1", StringComparison.Ordinal));
        await using var ingest = await StartIngestAsync();
        await using var kit = await ConnectAsync(Kits[0]);

        // Faster than one at a time can be answered.
        for (var round = 0; ingest.Link.Dropped == 0; round++)
        {
            Assert.True(round < 1_000, "The broker reported no loss.");
            await Task.WhenAll(Enumerable.Range(1, 300).Select(i => SendAsync(kit, Kits[0], i)));
            await Task.Delay(20, Cancellation);
        }

        await PipelineHarness.UntilAsync(() => ingest.HealthAsync(Cancellation).Result == HealthStatus.Degraded);
    }

    private static Task<MqttClientPublishReasonCode> SendAsync(MqttPeer kit, KitId id, long sequence) =>
        kit.PublishAsync(Topics.For(id, Topics.Obs), PackEncoder.Encode(TestPacks.New(id, sequence, Instant.Now(TimeProvider.System) - TimeSpan.FromSeconds(1))), Cancellation, contentType: WireLimits.SenMlCbor);

    private static async Task<IEnumerable<long>> AnsweredAsync(MqttPeer kit, int count)
    {
        var answered = new SortedSet<long>();
        while (answered.Count < count)
        {
            Assert.True(AckDecoder.TryDecode((await kit.NextAsync(Cancellation)).Payload.FirstSpan, out var ack));
            foreach (var range in ack.Ranges)
            {
                answered.UnionWith(Enumerable.Range((int)range.First, (int)(range.Last - range.First + 1)).Select(i => (long)i));
            }
        }

        return answered;
    }

    // As a kit does: again until answered. While ingest is away, the broker has nobody to give it to.
    private static async Task SendUntilAnsweredAsync(MqttPeer kit, KitId id, long sequence)
    {
        var answer = AnsweredAsync(kit, 1);
        while (!answer.IsCompleted)
        {
            await SendAsync(kit, id, sequence);
            await Task.WhenAny(answer, Task.Delay(100, Cancellation));
        }

        Assert.Equal([sequence], await answer);
    }

    private async Task StartBrokerAsync() => mosquitto = await MosquittoServer.StartAsync(Authority, PathOf("mosquitto"), Cancellation);

    private async Task<IngestHost> StartIngestAsync(IngestHost? shared = null)
    {
        var ingest = new IngestHost(PathOf("pki"), mosquitto!.ServicePort, shared);
        Array.ForEach(Kits, kit => ingest.Kits.Place(kit));
        await ingest.StartAsync(Cancellation);
        await PipelineHarness.UntilAsync(() => ingest.HealthAsync(Cancellation).Result == HealthStatus.Healthy);
        return ingest;
    }

    private async Task<MqttPeer> ConnectAsync(KitId id)
    {
        var kit = new MqttPeer();
        var certificate = Authority.IssueClient(id.Value, CertificateAuthority.KitValidity).ToCertificate();
        Assert.Equal(MqttClientConnectResultCode.Success, await kit.ConnectAsync(mosquitto!.KitPort, certificate, Authority, null, Cancellation));
        Assert.True(await kit.SubscribeAsync(Topics.For(id, Topics.Ack), Cancellation));
        return kit;
    }
}
