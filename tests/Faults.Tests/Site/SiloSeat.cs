using System.Globalization;
using System.Net;
using System.Net.Sockets;
using AgeingMonitor.Analytics.Cluster;
using AgeingMonitor.Analytics.Cluster.Hosting;
using AgeingMonitor.Care;
using AgeingMonitor.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace AgeingMonitor.Faults.Tests.Site;

/// <summary>Where one silo runs: started, stopped in good order, killed, and emptied of its grains.</summary>
internal sealed class SiloSeat(IServiceProvider stores, IObservationStore store, TimeProvider clock, Dictionary<string, string?> settings) : IAsyncDisposable
{
    private const int MostTries = 5;
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(15);
    private (IHost Host, SnapshotsOfALife Snapshots)? life;

    public bool IsRunning => life is not null;

    /// <summary>The grains, as whoever calls them finds them.</summary>
    /// <exception cref="SiloUnavailableException">No silo runs.</exception>
    public IGrainFactory Grains => life?.Host.Services.GetRequiredService<IGrainFactory>() ?? throw new SiloUnavailableException("No silo runs.");

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        for (var tries = 1; life is null; tries++)
        {
            try
            {
                life = await BeginAsync(cancellationToken);
            }
            catch (Exception e) when (tries < MostTries && IsPortTaken(e))
            {
                // Somebody took a port between our finding it free and the silo's listening on it.
            }
        }
    }

    private async Task<(IHost Host, SnapshotsOfALife Snapshots)> BeginAsync(CancellationToken cancellationToken)
    {
        var mine = new Dictionary<string, string?>(settings) { ["Analytics:Cluster:SiloPort"] = Ports.Free().ToString(CultureInfo.InvariantCulture), ["Analytics:Cluster:GatewayPort"] = Ports.Free().ToString(CultureInfo.InvariantCulture) };
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(mine).Build();
        var snapshots = new SnapshotsOfALife(stores.GetRequiredService<ISnapshotStore>());
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddConfiguration(configuration);
        builder.Services
            .AddSingleton(new AnalyticsClock(clock))
            .AddSingleton(store)
            .AddSingleton(stores.GetRequiredService<IHomeDirectory>())
            .AddSingleton(stores.GetRequiredService<IAlertJournal>())
            .AddSingleton(stores.GetRequiredService<IDailyList>())
            .AddSingleton(stores.GetRequiredService<ICapacityWeeks>())
            .AddSingleton<ISnapshotStore>(snapshots)
            .AddSingleton(stores.GetRequiredService<ILoggerFactory>());
        builder.UseOrleans(silo => silo.AddAnalytics(configuration));
        var host = builder.Build();
        try
        {
            await host.StartAsync(cancellationToken);
        }
        catch
        {
            await EndOf(host);
            throw;
        }

        return (host, snapshots);
    }

    /// <summary>Stops in good order: homes are saved.</summary>
    public Task StopAsync() => EndAsync(isKilled: false);

    /// <summary>Ends at once: what was not saved is gone.</summary>
    public Task KillAsync() => EndAsync(isKilled: true);

    /// <summary>Every grain leaves when it has finished what it is at, and comes back when it is called.</summary>
    public void Empty()
    {
        if (life is not null)
        {
            // Not awaited: a grain that waits for a store that hangs leaves when the store answers.
            _ = Grains.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero).ContinueWith(static ended => ended.Exception, TaskScheduler.Default);
        }
    }

    public async ValueTask DisposeAsync() => await KillAsync();

    private static bool IsPortTaken(Exception? e) =>
        e is SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } || (e is not null && IsPortTaken(e.InnerException)) || (e is AggregateException all && all.InnerExceptions.Any(IsPortTaken));

    private async Task EndAsync(bool isKilled)
    {
        if (life is not var (host, snapshots))
        {
            return;
        }

        if (!isKilled)
        {
            await host.Services.GetRequiredService<IGrainFactory>().GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero).WaitAsync(StopPatience).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        life = null;
        snapshots.IsDead = true;
        await EndOf(host).WaitAsync(EndPatience).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Orleans waits for calls that hang, half a minute and more; an operator does not. What has not ended by then goes on dying beside its successor, as a process does that the network has cut off.</summary>
    private static async Task EndOf(IHost host)
    {
        await host.StopAsync(new CancellationToken(canceled: true)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (host is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync();
        }
    }
}
