using System.Globalization;
using AgeingMonitor.Care;
using AgeingMonitor.Care.Commands;
using AgeingMonitor.Care.Configurations;
using AgeingMonitor.Care.Installation;
using AgeingMonitor.Ingest.Broker;
using AgeingMonitor.Ingest.Pipeline;
using AgeingMonitor.Ingest.Tests.Pipeline;
using AgeingMonitor.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace AgeingMonitor.Ingest.Tests;

/// <summary>Ingest composed as a program composes it, between a store, homes and a care database in memory.</summary>
internal sealed class IngestHost : IAsyncDisposable
{
    private readonly IHost host;

    /// <param name="certificates">Folder of the certificates.</param>
    /// <param name="externalPort">Where a broker of its own listens; none: the embedded broker on a free port.</param>
    /// <param name="shared">A host whose store, homes and directory are used too, as replicas do.</param>
    /// <param name="store">Another store than the one in memory.</param>
    public IngestHost(string certificates, int? externalPort = null, IngestHost? shared = null, IObservationStore? store = null)
    {
        Store = shared?.Store ?? new StoreFake();
        Homes = shared?.Homes ?? new HomesFake();
        Quarantine = shared?.Quarantine ?? new QuarantineFake();
        Kits = shared?.Kits ?? new KitDirectoryFake();
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Broker:Kind"] = externalPort is null ? "embedded" : "external",
            ["Broker:Address"] = externalPort is null ? "localhost" : "127.0.0.1",
            ["Broker:Port"] = (externalPort ?? 0).ToString(CultureInfo.InvariantCulture),
            ["Broker:Certificates"] = certificates,
        });
        builder.Services
            .AddSingleton(store ?? Store)
            .AddSingleton<IHomeGateway>(Homes)
            .AddSingleton<IQuarantine>(Quarantine)
            .AddSingleton<IKitStates>(States)
            .AddSingleton<IKitConfigurations>(Configurations)
            .AddSingleton<IKitCommands>(Commands)
            .AddSingleton<IKitDirectory>(Kits)
            .AddIngest(builder.Configuration);
        host = builder.Build();
    }

    public StoreFake Store { get; }

    public HomesFake Homes { get; }

    public QuarantineFake Quarantine { get; }

    public KitStatesFake States { get; } = new();

    public KitConfigurationsFake Configurations { get; } = new();

    public KitCommandsFake Commands { get; } = new();

    public KitDirectoryFake Kits { get; }

    public IBrokerLink Link => host.Services.GetRequiredService<IBrokerLink>();

    /// <summary>Port of the embedded broker.</summary>
    public int Port => host.Services.GetRequiredService<EmbeddedBroker>().Port;

    public Task StartAsync(CancellationToken cancellationToken) => host.StartAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => host.StopAsync(cancellationToken);

    public async Task<HealthStatus> HealthAsync(CancellationToken cancellationToken) =>
        (await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(check => check.Tags.Contains(IngestServices.ReadyTag), cancellationToken)).Status;

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync(CancellationToken.None);
        host.Dispose();
    }
}
