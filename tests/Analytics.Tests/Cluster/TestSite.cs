using AgeingMonitor.Analytics.Cluster;
using AgeingMonitor.Analytics.Cluster.Hosting;
using AgeingMonitor.Analytics.Cluster.Interfaces;
using AgeingMonitor.Analytics.Tests.Home;
using AgeingMonitor.Care;
using AgeingMonitor.Contracts.Alerts;
using AgeingMonitor.Contracts.Homes;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Orleans.Concurrency;
using Orleans.TestingHost;

namespace AgeingMonitor.Analytics.Tests.Cluster;

/// <summary>A site on real embedded stores, whose analytics can be started, stopped and killed. The grains' clock stands still until it is moved.</summary>
internal sealed class TestSite : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("ageing-analytics").FullName;
    private readonly Dictionary<string, string?> settings;
    private readonly ServiceProvider stores;
    private InProcessTestCluster? cluster;

    private TestSite(Dictionary<string, string?> settings)
    {
        this.settings = new(settings) { ["Storage:Path"] = Path.Combine(folder, "observations.db"), ["Care:Path"] = Path.Combine(folder, "care.db") };
        var services = new ServiceCollection();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(this.settings).Build();
        services.AddSingleton<IConfiguration>(configuration).AddLogging().AddObservationStore(configuration).AddCare(configuration);
        stores = services.BuildServiceProvider();
        Snapshots = new(stores.GetRequiredService<ISnapshotStore>());
        Journal = new(stores.GetRequiredService<IAlertJournal>());
    }

    public FakeTimeProvider Clock { get; } = new(TestHome.Local("2026-03-28 12:00").ToDateTimeOffset());

    public SnapshotStoreThatCanBeCut Snapshots { get; }

    public AlertJournalThatCanBeCut Journal { get; }

    public IObservationStore Store => stores.GetRequiredService<IObservationStore>();

    public IHomeGrain Home => Grains.GetGrain<IHomeGrain>(TestHome.Id.Value);

    public ICareTeamGrain Team => Grains.GetGrain<ICareTeamGrain>(TestHome.Team.Value);

    public IGrainFactory Grains => cluster!.Client;

    public static async Task<TestSite> StartAsync(HomePlan? plan = null, Dictionary<string, string?>? settings = null)
    {
        var site = new TestSite(settings ?? []);
        var cancel = TestContext.Current.CancellationToken;
        await site.Store.PrepareAsync(cancel);
        await site.stores.GetRequiredService<ICareDatabase>().PrepareAsync(cancel);
        await site.EnsureAsync(plan ?? TestHome.Plan());
        await site.RunAsync();
        return site;
    }

    public async Task EnsureAsync(HomePlan plan)
    {
        var cancel = TestContext.Current.CancellationToken;
        var provisioning = stores.GetRequiredService<IProvisioning>();
        await provisioning.EnsureTeamAsync(plan.CareTeam, "Team of the tests", cancel);
        await provisioning.EnsureHomeAsync(plan, plan.Residents.ToDictionary(residency => residency.Resident, _ => new ResidentIdentity("Test", "Person", null)), null, cancel);
    }

    public async Task RunAsync()
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSiloHost((_, host) =>
        {
            host.Logging.ClearProviders();
            host.Services.AddSingleton(new AnalyticsClock(Clock));
            host.Services.AddSingleton(Store);
            host.Services.AddSingleton(stores.GetRequiredService<IHomeDirectory>());
            host.Services.AddSingleton<ISnapshotStore>(Snapshots);
            host.Services.AddSingleton<IAlertJournal>(Journal);
            host.Services.AddSingleton(stores.GetRequiredService<IDailyList>());
            host.Services.AddSingleton(stores.GetRequiredService<ICapacityWeeks>());
        });
        builder.ConfigureSilo((_, silo) => silo.AddAnalyticsGrains(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()));
        cluster = builder.Build();
        await cluster.DeployAsync();
    }

    /// <summary>The process dies: what it had not saved is gone.</summary>
    public async Task KillAsync()
    {
        Snapshots.IsCut = true;
        await cluster!.KillSiloAsync(cluster.Silos[0]);
        await cluster.DisposeAsync();
        cluster = null;
        Snapshots.IsCut = false;
    }

    public async Task StopAsync()
    {
        await cluster!.StopAllSilosAsync();
        await cluster.DisposeAsync();
        cluster = null;
    }

    /// <summary>What ingest does: writes, then hands on.</summary>
    public async Task TakeInAsync(params Pack[] packs)
    {
        await Store.WriteAsync([.. packs.Where(pack => pack.Key.Lane != Lane.Tick)], TestContext.Current.CancellationToken);
        await Home.AcceptAsync(new Immutable<Pack[]>(packs));
    }

    public Task<IReadOnlyList<Alert>> AlertsAsync() => Journal.ListAsync(new() { Limit = 10_000 }, TestContext.Current.CancellationToken);

    public async Task<IReadOnlyList<Alert>> AlertsAsync(string rule) => [.. (await AlertsAsync()).Where(alert => alert.Draft.Rule == rule)];

    /// <summary>Waits until the home's time has reached an instant.</summary>
    public Task ReachAsync(Instant watermark) => UntilAsync(async () => (await Home.GetTileAsync()).Watermark >= watermark.Microseconds, $"the home reaches {watermark}");

    public static async Task UntilAsync(Func<Task<bool>> condition, string what)
    {
        for (var i = 0; i < 1_000; i++)
        {
            if (await condition())
            {
                return;
            }

            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        Assert.Fail($"Waited 20 s until {what}.");
    }

    public async ValueTask DisposeAsync()
    {
        if (cluster is not null)
        {
            await cluster.DisposeAsync();
        }

        await stores.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
