using System.Net;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Ingest.Certificates;
using AgeingMonitor.Ingest.Tests;
using AgeingMonitor.Ingest.Tests.Broker;
using AgeingMonitor.Storage;
using AgeingMonitor.Testing.Faults.Proxy;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AgeingMonitor.Edge.Tests.Running;

/// <summary>What a kit speaks to: the real Mosquitto as it is shipped, the real ingest, the real store in one file. Between kit and broker a link that can be cut; at the broker an ear.</summary>
internal sealed class KitServer : IAsyncDisposable
{
    private readonly CertificateAuthority authority;
    private readonly string folder;
    private readonly KitId kit;
    private readonly ServiceProvider services;
    private MosquittoServer broker;

    private KitServer(CertificateAuthority authority, string folder, KitId kit, MosquittoServer broker)
    {
        (this.authority, this.folder, this.kit, this.broker) = (authority, folder, kit, broker);
        services = new ServiceCollection()
            .AddLogging()
            .AddObservationStore(new ConfigurationBuilder().AddInMemoryCollection([new("Storage:Path", Path.Combine(folder, "observations.db"))]).Build())
            .BuildServiceProvider();
        Store = services.GetRequiredService<IObservationStore>();
        Ingest = new IngestHost(Path.GetDirectoryName(authority.RootFile)!, broker.ServicePort, store: Store);
        Link = new TcpFaultProxy(new IPEndPoint(IPAddress.Loopback, broker.KitPort), 1, TimeProvider.System);
        Ear = new BrokerEar(kit, authority);
    }

    public IObservationStore Store { get; }

    public IngestHost Ingest { get; }

    /// <summary>Between the kit and the broker.</summary>
    public TcpFaultProxy Link { get; }

    public BrokerEar Ear { get; }

    /// <summary>Starts all of it for one kit; skips the test where Mosquitto is not installed.</summary>
    public static async Task<KitServer> StartAsync(CertificateAuthority authority, string folder, KitId kit, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var broker = await MosquittoServer.StartAsync(authority, Path.Combine(folder, "mosquitto"), cancellationToken);
        var made = new KitServer(authority, folder, kit, broker);
        made.Ingest.Kits.Place(kit);
        await made.Store.PrepareAsync(cancellationToken);
        await made.Ingest.StartAsync(cancellationToken);
        await made.Ear.ListenAsync(broker.ServicePort, cancellationToken);
        return made;
    }

    /// <summary>Leaves a folder as enrolment does.</summary>
    public void Enrol(string kitFolder, string? configuration)
    {
        var issued = authority.IssueClient(kit.Value, CertificateAuthority.KitValidity);
        EnrolledFolder.Write(kitFolder, issued.Certificate, issued.PrivateKey!, authority.RootPem, "127.0.0.1", Link.Port, configuration);
    }

    /// <summary>kill -9 of the broker.</summary>
    public Task KillBrokerAsync() => broker.KillAsync();

    /// <summary>A new broker in the place of the one that was killed; kits are let in once the ear hears.</summary>
    public async Task RestartBrokerAsync(CancellationToken cancellationToken)
    {
        Link.Faults = new LinkFaults { IsRefusing = true };
        Link.Reset();
        await Ear.HangUpAsync();
        broker = await MosquittoServer.StartAsync(authority, Path.Combine(folder, "mosquitto"), cancellationToken, portsOf: broker);
        await Ear.ListenAsync(broker.ServicePort, cancellationToken);
    }

    /// <summary>Everything that the store holds, in the order of its numbers.</summary>
    public async Task<List<Pack>> PacksAsync(CancellationToken cancellationToken)
    {
        var packs = new List<Pack>();
        foreach (var boot in await Store.ListBootsAsync(kit, cancellationToken))
        {
            foreach (var lane in (Lane[])[Lane.Obs, Lane.Evt])
            {
                await foreach (var pack in Store.ReadPacksAsync(kit, boot, lane, 0, cancellationToken))
                {
                    packs.Add(pack);
                }
            }
        }

        return packs;
    }

    public async ValueTask DisposeAsync()
    {
        await Ear.DisposeAsync();
        await Ingest.DisposeAsync();
        await Link.DisposeAsync();
        await broker.DisposeAsync();
        await services.DisposeAsync();
    }
}
