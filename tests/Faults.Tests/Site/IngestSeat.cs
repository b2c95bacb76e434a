using AgeingMonitor.Care;
using AgeingMonitor.Care.Commands;
using AgeingMonitor.Care.Configurations;
using AgeingMonitor.Care.Installation;
using AgeingMonitor.Contracts.Ids;
using AgeingMonitor.Contracts.Packs;
using AgeingMonitor.Ingest;
using AgeingMonitor.Ingest.Broker;
using AgeingMonitor.Ingest.Pipeline;
using AgeingMonitor.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AgeingMonitor.Faults.Tests.Site;

/// <summary>Where ingest and its broker run: started, stopped in good order, and killed.</summary>
internal sealed class IngestSeat(IServiceProvider stores, IObservationStore store, SiloSeat silo, TimeProvider clock, string certificates) : IAsyncDisposable
{
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(3);
    private IHost? host;

    public bool IsRunning => host is not null;

    /// <summary>Port of the broker in this life.</summary>
    public int Port { get; private set; }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (host is not null)
        {
            return;
        }

        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Broker:Port"] = "0",
            ["Broker:Certificates"] = certificates,
            ["Ingest:QuarantinePerMinute"] = "10000",
        });
        builder.Services
            .AddSingleton(clock)
            .AddSingleton(store)
            .AddSingleton(stores.GetRequiredService<IKitDirectory>())
            .AddSingleton(stores.GetRequiredService<IQuarantine>())
            .AddSingleton(stores.GetRequiredService<IKitStates>())
            .AddSingleton(stores.GetRequiredService<IKitConfigurations>())
            .AddSingleton(stores.GetRequiredService<IKitCommands>())
            .AddSingleton(stores.GetRequiredService<ILoggerFactory>())
            .AddSingleton<IHomeGateway>(new Gateway(silo))
            .AddIngest(builder.Configuration);
        var starting = builder.Build();
        await starting.StartAsync(cancellationToken);
        Port = starting.Services.GetRequiredService<EmbeddedBroker>().Port;
        host = starting;
    }

    /// <summary>Stops in good order: what is in hand is answered first, within a bound.</summary>
    public Task StopAsync() => EndAsync(isKilled: false);

    /// <summary>Ends at once: what was in hand is gone.</summary>
    public Task KillAsync() => EndAsync(isKilled: true);

    public async ValueTask DisposeAsync() => await KillAsync();

    private async Task EndAsync(bool isKilled)
    {
        if (host is not { } ending)
        {
            return;
        }

        host = null;
        using var patience = new CancellationTokenSource(isKilled ? TimeSpan.Zero : StopPatience);
        try
        {
            await ending.StopAsync(patience.Token);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            // It was not given the time to stop.
        }

        if (ending is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync();
        }
    }

    /// <summary>The way to the grains, as a program has it, of whichever silo runs.</summary>
    private sealed class Gateway(SiloSeat silo) : IHomeGateway
    {
        private GrainHomeGateway Running => new(silo.Grains);

        public Task AcceptAsync(HomeId home, Pack[] packs, CancellationToken cancellationToken) =>
            Running.AcceptAsync(home, packs, cancellationToken);

        public Task RaiseAsync(HomeId home, Pack pack, CancellationToken cancellationToken) =>
            Running.RaiseAsync(home, pack, cancellationToken);
    }
}
