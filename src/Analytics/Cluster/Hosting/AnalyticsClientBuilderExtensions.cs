using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Messaging;

namespace AgeingMonitor.Analytics.Cluster.Hosting;

/// <summary>Connects a process without a silo to the grains.</summary>
public static class AnalyticsClientBuilderExtensions
{
    /// <summary>Finds the cluster that <see cref="ClusterOptions"/> describe, and waits for it as long as the process runs.</summary>
    /// <param name="client">The client.</param>
    /// <param name="configuration">The root of the configuration.</param>
    public static IClientBuilder AddAnalyticsClient(this IClientBuilder client, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(configuration);
        client.Services.AddClock();
        var options = client.Services.AddCluster(configuration);
        client.Configure<Orleans.Configuration.ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (options.ClusterId, options.ClusterId));
        client.Configure<GatewayOptions>(gateways => gateways.GatewayListRefreshPeriod = TimeSpan.FromSeconds(3));
        client.UseConnectionRetryFilter<PatientConnectionFilter>();
        if (options.Kind == ClusterKinds.Redis)
        {
            client.UseRedisClustering(options.ReadRedisConnection());
        }
        else
        {
            client.Services.AddSingleton<IGatewayListProvider, NamedGatewayListProvider>();
        }

        return client;
    }
}
