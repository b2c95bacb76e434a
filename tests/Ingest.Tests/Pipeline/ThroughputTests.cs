using System.Diagnostics;
using System.Globalization;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Mqtt;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Ingest.Certificates;
using AgeingMonitor.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AgeingMonitor.Ingest.Tests.Pipeline;

/// <summary>What the chain carries, from kit to answer, over mutual TLS and into the embedded store: a figure to read, not a limit to hold.</summary>
public sealed class ThroughputTests : AuthorityFixture
{
    private const int KitCount = 8;
    private const int ObservationsInPack = 50;

    protected override TimeProvider Time => TimeProvider.System;

    [Fact]
    public async Task KitToAnswer_PacksOf50_IsMeasured()
    {
        var packs = Environment.GetEnvironmentVariable("AGEING_LONG") == "1" ? 4000 : 100;
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Storage:Path"] = PathOf("observations.db") }).Build();
        await using var services = new ServiceCollection().AddLogging().AddObservationStore(settings).BuildServiceProvider();
        var store = services.GetRequiredService<IObservationStore>();
        await using var host = new IngestHost(PathOf("pki"), store: store);
        var kits = Enumerable.Range(0, KitCount).Select(i => KitId.Derive($"kit {i}")).ToArray();
        Array.ForEach(kits, kit => host.Kits.Place(kit));
        await host.StartAsync(Cancellation);
        var start = Instant.Now(Time) - TimeSpan.FromDays(30);
        var payloads = kits.Select(kit => Enumerable.Range(1, packs).Select(i => PackEncoder.Encode(TestPacks.New(kit, i, start + TimeSpan.FromMinutes(i), observations: ObservationsInPack))).ToArray()).ToArray();

        var watch = Stopwatch.StartNew();
        await Task.WhenAll(kits.Select((kit, i) => SpeakAsync(host, kit, payloads[i])));
        watch.Stop();

        var stored = 0L;
        foreach (var kit in kits)
        {
            await foreach (var entry in store.ReadLedgerAsync(kit, TimeRange.Always, Cancellation))
            {
                stored += entry.Count;
            }
        }

        Assert.Equal((long)KitCount * packs * ObservationsInPack, stored);
        TestContext.Current.SendDiagnosticMessage(string.Create(
            CultureInfo.InvariantCulture,
            $"{stored} observations in {watch.Elapsed.TotalSeconds:F2} s: {stored / watch.Elapsed.TotalSeconds:F0} observations/s, {KitCount * packs / watch.Elapsed.TotalSeconds:F0} packs/s, {KitCount} kits"));
    }

    // A kit at full speed: as many unanswered packs as the contract allows.
    private async Task SpeakAsync(IngestHost host, KitId id, byte[][] packs)
    {
        await using var kit = new MqttPeer();
        using var certificate = Authority.IssueClient(id.Value, CertificateAuthority.KitValidity).ToCertificate();
        await kit.ConnectAsync(host.Port, certificate, Authority, null, Cancellation);
        await kit.SubscribeAsync(Topics.For(id, Topics.Ack), Cancellation);
        using var window = new SemaphoreSlim(WireLimits.MaxInFlightPacks);
        var answers = CountAnswersAsync(kit, window, packs.Length);
        var sent = new List<Task>();
        foreach (var pack in packs)
        {
            await window.WaitAsync(Cancellation);
            sent.Add(kit.PublishAsync(Topics.For(id, Topics.Obs), pack, Cancellation, contentType: WireLimits.SenMlCbor));
        }

        await Task.WhenAll(sent);
        await answers;
    }

    private static async Task CountAnswersAsync(MqttPeer kit, SemaphoreSlim window, int packs)
    {
        for (var answered = 0; answered < packs;)
        {
            Assert.True(AckDecoder.TryDecode((await kit.NextAsync(Cancellation)).Payload.FirstSpan, out var ack));
            var count = (int)ack.Ranges.Sum(range => range.Last - range.First + 1);
            answered += count;
            window.Release(count);
        }
    }
}
