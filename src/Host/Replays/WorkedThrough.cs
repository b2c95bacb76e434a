using AgeingMonitor.Analytics.Cluster.Hosting;
using AgeingMonitor.Analytics.Cluster.Interfaces;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Time;
using AgeingMonitor.Host.Configuration;

namespace AgeingMonitor.Host.Replays;

/// <summary>Waits until the grains of some homes have worked through what the store holds of them: acknowledged means stored and accepted, not yet looked at in order.</summary>
internal static class WorkedThrough
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    /// <summary>How many homes are still behind when patience ends; 0 is the usual answer.</summary>
    public static async Task<int> WaitAsync(ServerSettings settings, IReadOnlyList<(HomeId Home, Instant Seal)> lastSeals, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (settings.Configuration["Analytics:Cluster:Gateways:0"] is null && settings.Configuration["Analytics:Cluster:Kind"] is null && RunFile.Read(settings.Data)?.Gateway is { } gateway)
        {
            settings.Configuration["Analytics:Cluster:Gateways:0"] = gateway;
        }

        using var host = Microsoft.Extensions.Hosting.Host.CreateDefaultBuilder()
            .ConfigureLogging(logging => logging.ClearProviders())
            .UseOrleansClient(client => client.AddAnalyticsClient(settings.Configuration))
            .Build();
        await host.StartAsync(cancellationToken).ConfigureAwait(false);
        var grains = host.Services.GetRequiredService<IGrainFactory>();
        var begun = clock.GetTimestamp();
        var behind = lastSeals;
        while (behind.Count > 0 && clock.GetElapsedTime(begun) < Patience)
        {
            var still = new List<(HomeId Home, Instant Seal)>();
            foreach (var home in behind)
            {
                if (!await IsThroughAsync(grains.GetGrain<IHomeGrain>(home.Home.Value), home.Seal).ConfigureAwait(false))
                {
                    still.Add(home);
                }
            }

            behind = still;
            if (behind.Count > 0)
            {
                await Task.Delay(Look, clock, cancellationToken).ConfigureAwait(false);
            }
        }

        await host.StopAsync(cancellationToken).ConfigureAwait(false);
        return behind.Count;
    }

    private static async Task<bool> IsThroughAsync(IHomeGrain home, Instant lastSeal)
    {
        try
        {
            return (await home.GetTileAsync().ConfigureAwait(false)).Watermark >= lastSeal.Microseconds;
        }
        catch (Exception e) when (e is TimeoutException or Orleans.Runtime.OrleansException)
        {
            // The silo is moving or starting; asked again.
            return false;
        }
    }
}
