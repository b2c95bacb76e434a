using System.Net;
using System.Net.Sockets;
using AgeingMonitor.Analytics.Cluster.Keeper;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;

namespace AgeingMonitor.Analytics.Cluster.Hosting;

/// <summary>Adds the grains to a silo.</summary>
public static class AnalyticsSiloBuilderExtensions
{
    /// <summary>
    /// Adds homes, teams, alerts and their keeper, and joins the cluster that <see cref="ClusterOptions"/> describe. Needs the observation store and the care database among the services.
    /// </summary>
    /// <param name="silo">The silo.</param>
    /// <param name="configuration">The root of the configuration.</param>
    public static ISiloBuilder AddAnalytics(this ISiloBuilder silo, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(silo);
        silo.AddAnalyticsGrains(configuration);
        silo.Join(silo.Services.AddCluster(configuration));
        return silo;
    }

    /// <summary>Adds the grains to a silo that joins its cluster in a way of its own, as a test's does.</summary>
    /// <param name="silo">The silo.</param>
    /// <param name="configuration">The root of the configuration.</param>
    public static ISiloBuilder AddAnalyticsGrains(this ISiloBuilder silo, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(silo);
        ArgumentNullException.ThrowIfNull(configuration);
        silo.Services.AddClock();
        silo.Services.AddDetection(configuration);
        silo.Services.AddSingleton<KeeperPoker>();
        silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(provider => provider.GetRequiredService<KeeperPoker>());
        return silo;
    }

    private static void Join(this ISiloBuilder silo, ClusterOptions options)
    {
        var address = GatewayAddress.ResolveAsync(options.Address).GetAwaiter().GetResult()[0];
        var siloPort = options.SiloPort == 0 ? FreePort(address) : options.SiloPort;
        silo.Configure<Orleans.Configuration.ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (options.ClusterId, options.ClusterId));
        silo.ConfigureEndpoints(address, siloPort, options.GatewayPort, listenOnAnyHostAddress: false);
        silo.Configure<ClusterMembershipOptions>(ProbeFast);
        if (options.Kind == ClusterKinds.Redis)
        {
            silo.UseRedisClustering(options.ReadRedisConnection());
        }
        else
        {
            silo.UseDevelopmentClustering(new IPEndPoint(address, siloPort));
        }
    }

    /// <summary>A lost silo's homes serve again within seconds; the defaults take 13 to 15 s. Two missed probes and two votes still spare a silo that only pauses.</summary>
    private static void ProbeFast(ClusterMembershipOptions membership)
    {
        membership.ProbeTimeout = TimeSpan.FromSeconds(1);
        membership.NumMissedProbesLimit = 2;
        membership.TableRefreshTimeout = TimeSpan.FromSeconds(5);
        membership.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(5);
        membership.DeathVoteExpirationTimeout = TimeSpan.FromSeconds(60);
    }

    private static int FreePort(IPAddress address)
    {
        using var listener = new TcpListener(address, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
