using System.Net;
using System.Security.Cryptography.X509Certificates;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Edge.Link;
using AgeingMonitor.Ingest.Certificates;
using AgeingMonitor.Ingest.Tests;
using AgeingMonitor.Ingest.Tests.Broker;
using AgeingMonitor.Testing.Faults.Proxy;

namespace AgeingMonitor.Edge.Tests.Publishing;

/// <summary>The publisher over a link that fails, against the real broker and the real ingest.</summary>
public sealed class KitAndIngestTests : AuthorityFixture
{
    protected override TimeProvider Time => TimeProvider.System;

    [Fact]
    public async Task Link_CutAndHalfOpen_EverythingArrivesOnce()
    {
        await using var ingest = new IngestHost(PathOf("pki"));
        ingest.Kits.Place(TestKit.Id);
        await ingest.StartAsync(Cancellation);
        await using var link = new TcpFaultProxy(new IPEndPoint(IPAddress.Loopback, ingest.Port), 1, TimeProvider.System);
        await using var kit = new TestKit(PathOf("kit"), Endpoint(link.Port));
        await kit.UntilAsync(k => k.Publisher.IsUp);
        kit.Say(1);
        await StoredAsync(ingest, 1);
        ingest.Configurations.Want(TestKit.Id, 3);
        await kit.UntilAsync(k => k.Publisher.ConfigurationVersion == 3);

        link.Faults = new LinkFaults { IsRefusing = true };
        link.Reset();
        await kit.UntilAsync(k => !k.Publisher.IsUp);
        kit.Say(2);
        kit.Help();
        link.Faults = LinkFaults.None;
        await StoredAsync(ingest, 2);
        await RaisedAsync(ingest);

        link.Faults = new LinkFaults { IsHalfOpen = true };
        kit.Say(3);
        await kit.UntilAsync(k => !k.Publisher.IsUp);
        link.Reset();
        link.Faults = LinkFaults.None;
        await StoredAsync(ingest, 3);
        await kit.UntilAsync(k => k.Publisher.Figures is { Packs: 0, Waiting: 0, ShedPacks: 0, LostReadings: 0 });
        Assert.Equal([1.0, 2.0, 3.0], Values(ingest));
    }

    [Fact]
    public async Task Kit_StartedAgainBeforeItLearnedTheTime_EverythingIsStoredAndTheDateFollows()
    {
        await using var ingest = new IngestHost(PathOf("pki"));
        ingest.Kits.Place(TestKit.Id);
        await ingest.StartAsync(Cancellation);
        await using var kit = new TestKit(PathOf("kit"), Endpoint(ingest.Port), isSynced: false);
        kit.Help();
        await RaisedAsync(ingest);
        await kit.RestartAsync();
        kit.Help();
        kit.Say(1);
        kit.Machine.IsSynced = true;
        await StoredAsync(ingest, 1);
        await kit.UntilAsync(k => k.Publisher.Figures is { Packs: 0, Waiting: 0, ShedPacks: 0, LostReadings: 0 });
        var events = ingest.Store.Keys.Where(key => key.Lane == Lane.Evt).OrderBy(key => (key.Boot, key.Sequence)).Select(key => ingest.Store[key]);
        Assert.Equal([(1L, 1L, null), (1L, 2L, 1L), (2L, 1L, null), (2L, 2L, 1L)], events.Select(pack => (pack.Key.Boot, pack.Key.Sequence, pack.Repeats)));
    }

    [Fact]
    public async Task Mosquitto_KilledInBetween_EverythingArrivesOnce()
    {
        var mosquitto = await MosquittoServer.StartAsync(Authority, PathOf("mosquitto"), Cancellation);
        try
        {
            await using var ingest = new IngestHost(PathOf("pki"), mosquitto.ServicePort);
            ingest.Kits.Place(TestKit.Id);
            await ingest.StartAsync(Cancellation);
            await using var kit = new TestKit(PathOf("kit"), Endpoint(mosquitto.KitPort));
            kit.Say(1);
            await StoredAsync(ingest, 1);
            await mosquitto.KillAsync();
            ingest.Configurations.Want(TestKit.Id, 3);
            kit.Say(2);
            kit.Help();
            mosquitto = await MosquittoServer.StartAsync(Authority, PathOf("mosquitto"), Cancellation, portsOf: mosquitto);
            await StoredAsync(ingest, 2);
            await kit.UntilAsync(k => k.Publisher.Figures is { Packs: 0, Waiting: 0 });
            await RaisedAsync(ingest);
            await kit.UntilAsync(k => k.Publisher.ConfigurationVersion == 3);
            Assert.Equal([1.0, 2.0], Values(ingest));
        }
        finally
        {
            await mosquitto.DisposeAsync();
        }
    }

    /// <summary>The call is raised beside the way of the packs, so maybe after what follows it is stored.</summary>
    private static async Task RaisedAsync(IngestHost ingest)
    {
        while (!ingest.Homes.HasEvent)
        {
            await Task.Delay(20, Cancellation);
        }
    }

    private static async Task StoredAsync(IngestHost ingest, double value)
    {
        while (!Values(ingest).Contains(value))
        {
            await Task.Delay(20, Cancellation);
        }
    }

    private static List<double> Values(IngestHost ingest) => [.. ingest.Store.Keys
        .Where(key => key.Lane == Lane.Obs).OrderBy(key => (key.Boot, key.Sequence)).SelectMany(key => ingest.Store[key].Observations).Select(observation => observation.Value.Number)];

    private MqttEndpoint Endpoint(int port) => new()
    {
        Host = "127.0.0.1",
        Port = port,
        ClientCertificate = Authority.IssueClient(TestKit.Id.Value, CertificateAuthority.KitValidity).ToCertificate(),
        Roots = [X509CertificateLoader.LoadCertificate(Authority.Root.RawData)],
    };
}
