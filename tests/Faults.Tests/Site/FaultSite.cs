using System.Globalization;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using AgeingMonitor.Analytics;
using AgeingMonitor.Analytics.Detection.KitSilence;
using AgeingMonitor.Care;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Ingest.Certificates;
using AgeingMonitor.Storage;
using AgeingMonitor.Testing.Faults;
using AgeingMonitor.Testing.Faults.Proxy;
using AgeingMonitor.Edge.Link;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AgeingMonitor.Faults.Tests.Site;

/// <summary>
/// A whole site in one process, as real as is fast: kits with journals on disk, links with faults, the embedded broker with mutual TLS, the ingest pipeline, the embedded store, the care database, a silo with its grains.
/// </summary>
internal sealed class FaultSite : IAsyncDisposable
{
    private const int ClockSpeed = 5;
    private static readonly TimeSpan KitsAreBehind = TimeSpan.FromDays(400);
    private readonly string folder = Directory.CreateTempSubdirectory("ageing-faults").FullName;
    private readonly ServiceProvider stores;
    private SqliteConnection? careLock;

    private FaultSite()
    {
        var settings = new Dictionary<string, string?>
        {
            ["Storage:Path"] = Path.Combine(folder, "observations.db"),
            ["Care:Path"] = CarePath,
            ["Analytics:SnapshotPacks"] = "40",
            ["Analytics:KitSilence:Limit"] = Detection.KitSilence.Limit.ToString("c", CultureInfo.InvariantCulture),
            ["Analytics:CatchUpBatch"] = "23",
            ["Analytics:Order:BufferedPacks"] = "100",
        };
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        stores = new ServiceCollection().AddLogging(Log).AddSingleton<TimeProvider>(Clock).AddObservationStore(configuration).AddCare(configuration).BuildServiceProvider();
        Store = new FaultyObservationStore(stores.GetRequiredService<IObservationStore>(), Clock);
        Silo = new SiloSeat(stores, Store, Clock, settings);
        Ingest = new IngestSeat(stores, Store, Silo, Clock, Path.Combine(folder, "pki"));
    }

    /// <summary>
    /// By packs alone, so that a run and its check find the same: the keeper would find a home silent that has worked on nothing for as long as the limit, and how long that is hangs on the machine. No run lasts a day.
    /// </summary>
    public static DetectionOptions Detection { get; } = new() { KitSilence = new KitSilenceOptions { Limit = TimeSpan.FromDays(1) } };

    public FastClock Clock { get; } = new(ClockSpeed);

    public FaultyObservationStore Store { get; }

    public SiloSeat Silo { get; }

    public IngestSeat Ingest { get; }

    public IReadOnlyList<FaultKit> Kits { get; private set; } = [];

    public IAlertJournal Journal => stores.GetRequiredService<IAlertJournal>();

    public IQuarantine Quarantine => stores.GetRequiredService<IQuarantine>();

    public bool IsCareLocked => careLock is not null;

    private string CarePath => Path.Combine(folder, "care.db");

    public static async Task<FaultSite> StartAsync(IReadOnlyList<HomeMode> homes, StreamFaultOptions line, CancellationToken cancellationToken)
    {
        var site = new FaultSite();
        await site.Store.PrepareAsync(cancellationToken);
        await site.stores.GetRequiredService<ICareDatabase>().PrepareAsync(cancellationToken);
        using var authority = await CertificateAuthority.OpenAsync(Path.Combine(site.folder, "pki"), TimeProvider.System, cancellationToken);
        var start = Instant.Now(site.Clock) - KitsAreBehind;
        var kits = new List<FaultKit>();
        for (var i = 0; i < homes.Count; i++)
        {
            var plan = FaultKit.PlanOf($"faults/{i}", homes[i]);
            await site.ProvisionAsync(plan, cancellationToken);
            var endpoint = new MqttEndpoint
            {
                Host = "127.0.0.1",
                Port = 1,
                ClientCertificate = authority.IssueClient(plan.Kits[0].Kit.Value, CertificateAuthority.KitValidity).ToCertificate(),
                Roots = [X509CertificateLoader.LoadCertificate(authority.Root.RawData)],
            };
            var proxy = new TcpFaultProxy(new IPEndPoint(IPAddress.Loopback, 1), line.Seed + i, site.Clock);
            kits.Add(new FaultKit(plan, Path.Combine(site.folder, $"{i}.journal"), endpoint, proxy, line, site.Clock, start));
        }

        site.Kits = kits;
        await site.Silo.StartAsync(cancellationToken);
        await site.StartIngestAsync(cancellationToken);
        kits.ForEach(kit => kit.Start());
        return site;
    }

    public async Task StartIngestAsync(CancellationToken cancellationToken)
    {
        await Ingest.StartAsync(cancellationToken);
        foreach (var kit in Kits)
        {
            kit.Aim(Ingest.Port);
        }
    }

    /// <summary>Somebody else has the care database and does not let go: whoever wants to write waits, and gives up.</summary>
    public async Task LockCareAsync(CancellationToken cancellationToken)
    {
        if (careLock is null)
        {
            var connection = new SqliteConnection($"Data Source={CarePath};Pooling=False");
            await connection.OpenAsync(cancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA busy_timeout = 10000; BEGIN IMMEDIATE;";
            await command.ExecuteNonQueryAsync(cancellationToken);
            careLock = connection;
        }
    }

    public async Task UnlockCareAsync()
    {
        if (careLock is { } connection)
        {
            careLock = null;
            await connection.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await UnlockCareAsync();
        Store.State = StoreState.Up;
        foreach (var kit in Kits)
        {
            await kit.DisposeAsync();
        }

        await Ingest.DisposeAsync();
        await Silo.DisposeAsync();
        await stores.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>For whoever looks into a run that went wrong: AGEING_FAULT_LOG=1 writes warnings to the console.</summary>
    private static void Log(ILoggingBuilder logging)
    {
        if (Environment.GetEnvironmentVariable("AGEING_FAULT_LOG") == "1")
        {
            logging.AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning);
        }
    }

    private async Task ProvisionAsync(HomePlan plan, CancellationToken cancellationToken)
    {
        var provisioning = stores.GetRequiredService<IProvisioning>();
        await provisioning.EnsureTeamAsync(plan.CareTeam, "Team of the tests", cancellationToken);
        var identities = plan.Mode == HomeMode.Replay ? [] : plan.Residents.ToDictionary(residency => residency.Resident, _ => new ResidentIdentity("Test", "Person", null));
        await provisioning.EnsureHomeAsync(plan, identities, null, cancellationToken);
    }
}
